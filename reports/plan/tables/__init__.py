"""The tables of a plan and its chart: what their cells say, their totals, and their widths."""
