"""The samples as rows, with what the network says to each and what that costs."""

from playground.panels.data_table.widget import DataTablePanel

__all__ = ["DataTablePanel"]
