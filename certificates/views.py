from django.http import HttpResponse
from django.views import View


class VerifyCertificate(View):
    def get(self, request, code=""):
        return HttpResponse("placeholder")
