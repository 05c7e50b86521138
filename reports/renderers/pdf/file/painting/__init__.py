"""What is painted on a page: texts, grounds, drawings, each as content of an element."""
