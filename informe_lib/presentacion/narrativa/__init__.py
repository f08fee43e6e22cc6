"""La narrativa por reglas: lo que de los datos se puede decir sin que nadie lo escriba."""

from informe_lib.presentacion.narrativa.puntos import puntos_principales
from informe_lib.presentacion.narrativa.redaccion import narrar

__all__ = ["narrar", "puntos_principales"]
