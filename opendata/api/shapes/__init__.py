"""The shapes of what the API answers, in the terms of the field; the OpenAPI document is drawn from them."""
