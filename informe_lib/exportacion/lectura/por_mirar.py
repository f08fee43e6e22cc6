"""La nota con que termina un borrador exportado: lo que hay que mirar en él, y en qué celdas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from informe_lib.exportacion.alertas_del_documento import MOTIVOS
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import Nota, Texto
from informe_lib.revision.alerta import Alerta

CELDAS_NOMBRADAS = 6
DONDE_ESTA_EL_REMEDIO = "Qué hacer con cada una se lee al exportar con «jupyter nbconvert»."
_NUMERO = re.compile(r"celda (\d+)")


def nota_de_alertas(alertas: Sequence[Alerta]) -> Iterator[Nota]:
    """Lo que hay que mirar, en una frase: de cada clase, en qué celdas.

    Quien exporta desde el menú de JupyterLab no ve la consola: solo tiene el archivo.

    Recibe    las alertas del documento.
    Devuelve  una nota; ninguna si no hay alertas.
    Errores   ninguno.
    """
    partes = []
    for motivo in MOTIVOS:
        suyas = [alerta for alerta in alertas if alerta.codigo == motivo.codigo]
        if suyas:
            partes.append(f"{motivo.en_breve} {_en_celdas(_numeros(suyas))}".strip())
    if partes:
        cuantas = formato.conteo(len(alertas), "alerta", "alertas")
        dicho = f"Este borrador tiene {cuantas} por mirar: {'; '.join(partes)}. {DONDE_ESTA_EL_REMEDIO}"
        yield Nota((Texto(dicho),))


def _numeros(alertas: Sequence[Alerta]) -> list[int]:
    hallados = (_NUMERO.match(alerta.donde.celda or "") for alerta in alertas)
    return sorted({int(hallado[1]) for hallado in hallados if hallado})


def _en_celdas(numeros: Sequence[int]) -> str:
    if not numeros:
        return ""
    nombrados = [str(numero) for numero in numeros[:CELDAS_NOMBRADAS]]
    otras = ["otras"] if len(numeros) > CELDAS_NOMBRADAS else []
    return f"({'celda' if len(numeros) == 1 else 'celdas'} {formato.lista([*nombrados, *otras])})"
