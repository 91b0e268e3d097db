"""Values that a schema allows: readable, the same in every run, and proven by the validator.

`facts` gathers what all parts of a schema say about one value, `maker` makes it, `texts`, `numbers` and `patterns`
spell its leaves, and `proof` repairs what the validator refuses. Stands on lowered schemas alone; must not know OpenAPI
or HTTP.
"""
