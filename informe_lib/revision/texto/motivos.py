"""Por qué se duda de un número que ningún dato sostiene."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from informe_lib.revision.texto.comparacion import se_parece
from informe_lib.revision.texto.cuenta import Cuenta
from informe_lib.revision.texto.leida import OracionLeida
from informe_lib.revision.texto.mencion import Mencion
from informe_lib.revision.texto.palabras import lemas_de, raices_de, raiz
from informe_lib.revision.texto.reparos import Clase, Duda

GRANDE = 10  # desde aquí, que dos cosas midan lo mismo ya no parece casualidad
# De estas cosas las hay en todas partes: hace falta algo más para saber que son las de los datos.
_DE_CUALQUIER_COSA = lemas_de(
    (
        "asistentes participantes entidades organismos representantes dependencias delegados organizaciones",
        "instituciones personas titulares documentos informes jornadas días meses",
    )
)
_DE_LA_INSTANCIA = raices_de(
    "sesión sesiones sesionó reunión comité mesa instancia quórum convocados convocatoria integran conforman "
    "vencido vencida mora publicados portal página web"
)


def duda_sin_cuentas(leida: OracionLeida, n: int) -> Duda:
    """Lo que los datos no cuentan; si lo tienen escrito con otro número, los contradice."""
    escrito = leida.catalogo.literales.nombra(leida.nombres[n][0])
    return Duda(Clase.CONTRADICE if escrito and not leida.menciones[n].es_parte() else Clase.SIN_RESPALDO)


def duda_con_otro_valor(leida: OracionLeida, n: int, de_eso: Sequence[Cuenta]) -> Duda:
    """Lo que la oración da con otro valor: el de otro plazo, el de otra cosa o el de ninguna."""
    mencion = leida.menciones[n]
    es_rango = n in leida.cuadre.rangos or n in leida.cuadre.rangos.values()
    de_otro_plazo = tuple(una for una in de_eso if es_de_otro_plazo(leida, mencion, una))
    if de_otro_plazo and not es_rango:
        return Duda(Clase.CAMBIA_ALCANCE, de_otro_plazo)
    if _es_de_otra_especie(leida, n) or _puede_ser_de_cualquiera(leida, n, de_eso):
        return Duda(Clase.SIN_RESPALDO)
    asuntos = {una.rasgos.get("asunto") for una in de_eso}
    otras = leida.catalogo.principales.get((mencion.valor, mencion.es_parte()), [])
    de_otra_cosa = tuple(
        una for una in otras if una.rasgos["asunto"] not in asuntos and _es_de_otra_cosa(leida, n, una)
    )
    if de_otra_cosa:
        return Duda(Clase.OTRA_UNIDAD, de_otra_cosa)
    con_que = tuple(una for una in de_eso if una.vale_en(leida.plazos)) or tuple(de_eso)
    return Duda(Clase.CONTRADICE, con_que)


def _es_de_otra_especie(leida: OracionLeida, n: int) -> bool:
    """«Tres sesiones de capacitación»: lo que las califica no está en los datos, y ellos cuentan otras."""
    apellido = leida.sintagmas[n].apellido
    return bool(apellido - leida.catalogo.raices - leida.catalogo.vocabulario.keys())


def _puede_ser_de_cualquiera(leida: OracionLeida, n: int, de_eso: Sequence[Cuenta]) -> bool:
    """«45 asistentes», «15 días», «11 documentos»: sin decir de qué, no son los que los datos cuentan."""
    nombres = leida.nombres[n][0]
    if not nombres or not nombres <= _DE_CUALQUIER_COSA:
        return False
    propias = {raiz(uno) for uno in nombres}
    anclas = frozenset(chain(_DE_LA_INSTANCIA, *(una.raices for una in de_eso))) - propias
    hay_fecha = any(plazo.es_breve() for plazo in leida.plazos)
    return not hay_fecha and not anclas.intersection(leida.raices)


def es_de_otro_plazo(leida: OracionLeida, mencion: Mencion, una: Cuenta) -> bool:
    """¿Es su valor en otro plazo que se informa? Los meses no se confunden con ellos."""
    se_dice = any(not plazo.es_breve() for plazo in leida.plazos)
    es_de_un_plazo = una.plazo is not None and not una.plazo.es_breve()
    se_informa = una.principal or not una.solo_nombrada
    return se_dice and es_de_un_plazo and se_informa and se_parece(mencion, una.valor)


def _es_de_otra_cosa(leida: OracionLeida, n: int, una: Cuenta) -> bool:
    mencion, nombres = leida.menciones[n], leida.nombres[n][0]
    if una.nombres & nombres:
        return True
    nombradas = frozenset(chain.from_iterable(suyo.nombres for suyo in leida.sintagmas))
    es_de_lo_nombrado = bool(una.nombres & nombradas) and una.rasgos["medida"] == "ejecutado"
    # De lo que no se registra como cifra (sesiones, puestos) un valor igual suele ser casualidad.
    es_cifra = bool(leida.catalogo.de_asuntos(nombres)) and mencion.valor >= GRANDE
    return es_cifra or mencion.es_parte() or es_de_lo_nombrado
