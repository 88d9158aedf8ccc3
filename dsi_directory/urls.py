from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView, TemplateView

from dsi_directory import views

admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", views.HomePage.as_view(), name="home"),
    path("", include("organisations.urls")),
    path("", include("projects.urls")),
    path("", include("casestudies.urls")),
    path("", include("blog.urls")),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain")),
    path("account/", include("allauth.urls")),
    path("admin", RedirectView.as_view(url="/admin/", permanent=True)),
    path("admin/", admin.site.urls),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]

handler400 = "dsi_directory.views.bad_request"
handler403 = "dsi_directory.views.permission_denied"
handler404 = "dsi_directory.views.page_not_found"
handler500 = "dsi_directory.views.server_error"
