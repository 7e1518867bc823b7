"""What is handed on: the summary, quotations, tables and passages on the clipboard, paper and PDF."""
