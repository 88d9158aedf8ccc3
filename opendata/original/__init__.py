"""The data addresses of digitalsocial.eu, with the names, the order and the oddities that others have relied on since.

What is said of them here was read in the original's source and in its export of 27 March 2017.
"""
