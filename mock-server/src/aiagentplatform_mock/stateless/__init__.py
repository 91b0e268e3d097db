"""Any OpenAPI document as a server without state: requests are judged, replies are examples that the document allows.

From the bottom up: `reader`, `sources` (files and references), `lowering` and `tags` (schemas), `making` and `judging`
(values), `operations` (the document as tables), `routes`, `reading/` (what a request says), `replying/` (what is
answered), `pipeline`, `admin`, `app`. Must not know the platform: companies, keys, storage.
"""
