"""How fast the site is at scale: `make bench`.

Two limits are measured in the same run, as machines differ and are busy:
the same page drawn from data in memory by the same templates, and the page as a file from nginx.
"""
