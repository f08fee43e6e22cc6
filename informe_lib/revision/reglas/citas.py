"""Las cifras citadas en los textos: que existan, que se entiendan y que tengan valor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from informe_lib.fuentes.sugerencia import sugerencia
from informe_lib.indicadores.citas import CITA, Cita, cifra_citada, citas_en
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.filas import duda_del_texto, textos_del_periodo
from informe_lib.revision.regla import Duda, Regla

Reparo = tuple[str, str, Severidad | None]
_ENTRE_LLAVES = re.compile(r"\{\{[^{}\n]*\}\}")


def citas_sin_respuesta(expediente: Expediente) -> Iterator[Duda]:
    """Cada cita de los textos del periodo que no llegará a la página como una cifra."""
    for fila, texto in textos_del_periodo(expediente):
        for cita in citas_en(texto.contenido):
            if reparo := _reparo(expediente, cita):
                mensaje, remedio, severidad = reparo
                duda = duda_del_texto(fila, texto, cita.desde, f"El texto cita «{cita.escrita}» {mensaje}.")
                yield replace(duda, remedio=remedio, severidad=severidad)
        for hallada in _ENTRE_LLAVES.finditer(texto.contenido):
            if CITA.match(hallada[0]) is None:
                mensaje = f"El texto «{texto.clave}» trae «{hallada[0]}», que no cita ninguna cifra."
                duda = duda_del_texto(fila, texto, hallada.start(), mensaje)
                yield replace(duda, remedio="Escriba {{ cifra.CLAVE }}, o quite las llaves.")


def _reparo(expediente: Expediente, cita: Cita) -> Reparo | None:
    """Qué le pasa a una cita y qué se hace; nada si su valor está."""
    conocidas = [cifra.clave for cifra in expediente.cifras]
    if cita.clave not in conocidas:
        remedio = sugerencia(cita.clave, conocidas) or "Defina la cifra en «cifras»."
        return f"y ninguna cifra se llama «{cita.clave}»", remedio, None
    if mal_escrita := cita.reparo():
        return f"y no se entiende: {mal_escrita}", "Corríjala, o quítele lo que sobra.", None
    alcance = cita.alcance_pedido
    _, registro = cifra_citada(expediente, cita.clave, alcance)
    en_el_alcance = "" if alcance is None else f", con alcance «{alcance.value}»"
    valor = f"el valor de «{cita.clave}» en {expediente.periodo.nombre.lower()}{en_el_alcance}"
    if registro is None:
        remedio = "Registre el valor con ese alcance, o cite la cifra como está registrada."
        return f"y los datos no traen {valor}", remedio, None
    if isinstance(registro.valor, Ausencia):
        severidad = None if registro.valor == NO_REGISTRADO else Severidad.REVISAR
        remedio = "Registre el valor, o reescriba la frase sin esa cifra."
        return f"y no se conoce {valor}: {registro.valor.motivo}", remedio, severidad
    return None


REGLAS = (
    Regla(
        codigo="V40",
        nombre="Una cifra citada en un texto existe, se entiende y tiene valor",
        severidad=Severidad.IMPIDE,
        por_que="En la página sale «[sin dato]», o lo escrito entre llaves, donde va una cifra.",
        remedio="Corrija la cita.",
        dudas=citas_sin_respuesta,
    ),
)
