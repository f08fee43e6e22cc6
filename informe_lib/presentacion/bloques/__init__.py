"""Los bloques de un documento: datos que cada formato de salida dibuja a su manera.

Lo que la accesibilidad necesita se exige al crear el bloque, donde quien escribe puede corregirlo.
"""

from informe_lib.presentacion.bloques.bandas import en_bandas
from informe_lib.presentacion.bloques.bloque import (
    Bloque,
    BloqueDeTexto,
    Campo,
    Campos,
    Comprobacion,
    Control,
    Encabezado,
    Figura,
    Firma,
    Nota,
    Parrafo,
    Portada,
    Respuesta,
    SeccionDeBloques,
    campo,
    con_su_texto,
    parrafo,
    textos_de,
)
from informe_lib.presentacion.bloques.celda import Alineacion, Celda
from informe_lib.presentacion.bloques.datos import Columna, Dato, Datos, Escalar, TipoDeDato
from informe_lib.presentacion.bloques.error import ErrorBloque
from informe_lib.presentacion.bloques.lista import Lista
from informe_lib.presentacion.bloques.rejilla import ubicadas
from informe_lib.presentacion.bloques.tabla import Tabla
from informe_lib.presentacion.bloques.tramos import (
    CifraCitada,
    Enfasis,
    Enlace,
    Texto,
    Tramo,
    Tramos,
    corrido,
)

__all__ = [
    "Alineacion",
    "Bloque",
    "BloqueDeTexto",
    "Campo",
    "Campos",
    "Celda",
    "CifraCitada",
    "Columna",
    "Comprobacion",
    "Control",
    "Dato",
    "Datos",
    "Encabezado",
    "Enfasis",
    "Enlace",
    "ErrorBloque",
    "Escalar",
    "Figura",
    "Firma",
    "Lista",
    "Nota",
    "Parrafo",
    "Portada",
    "Respuesta",
    "SeccionDeBloques",
    "Tabla",
    "Texto",
    "TipoDeDato",
    "Tramo",
    "Tramos",
    "campo",
    "con_su_texto",
    "corrido",
    "en_bandas",
    "parrafo",
    "textos_de",
    "ubicadas",
]
