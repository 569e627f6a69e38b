"""partsref: an open parts catalogue and cross-reference engine for Japanese kei trucks and vans."""
