"""The document: values, pure edits, checks that return problems, the file codec."""
