"""The window: menus, transport, docks, forms. No mathematics; it turns what people do into the next Experiment."""
