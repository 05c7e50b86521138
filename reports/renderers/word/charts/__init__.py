"""The native bar chart: its drawing, its labels, and the workbook behind it."""
