"""A briefing as a form: its fields as the model has them, with values as a person types them."""
