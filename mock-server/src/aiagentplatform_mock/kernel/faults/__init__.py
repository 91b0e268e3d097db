"""Scripted faults: the rules that choose a request (`rules`), and what a fault does to a reply (`sabotage`)."""
