"""What a workbook of members may look like, and what each of its rows means."""
