from django import template

from mail.look import Look, look

register = template.Library()


@register.simple_tag
def mail_look() -> Look:
    return look()
