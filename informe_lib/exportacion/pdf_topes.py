"""Lo que un PDF archivable no admite por largo: sus cadenas y sus direcciones tienen un tope."""

from __future__ import annotations

from itertools import accumulate

# En bytes; PDF/A-2 admite 32.767, y el compositor antepone a un enlace del índice su hoja y unas comillas.
TOPE_DE_UNA_CADENA = 30_000
BYTES_DE_UNA_LETRA = 2  # un PDF guarda sus cadenas en UTF-16
TOPE_DE_UNA_DIRECCION = 8_000  # en bytes; el compositor no admite más
DONDE_ESTA_EL_DETALLE = " El detalle está en la tabla y en los datos abiertos."


def acotado(texto: str, remate: str = "") -> str:
    """Un texto que el PDF guarda como cadena (propiedad, encabezado o alternativa), hasta donde cabe.

    Recibe    cualquier texto, y lo que se agrega si hay que cortarlo.
    Devuelve  el mismo; o su comienzo, cortado entre dos palabras, y el remate.
    Errores   ninguno.
    """
    pesos = list(accumulate(map(_peso, texto)))
    if not pesos or pesos[-1] <= TOPE_DE_UNA_CADENA:
        return texto
    caben = sum(peso <= TOPE_DE_UNA_CADENA for peso in pesos)
    comienzo = texto[:caben].rpartition(" ")[0] or texto[:caben]
    return comienzo.rstrip(" ,;.:") + "…" + remate


def _peso(letra: str) -> int:
    """Sus bytes; si quizá no se pueda imprimir, los del código que la nombraría."""
    escrita = letra if ord(letra) <= 0xFF else f"[carácter U+{ord(letra):04X}]"
    return BYTES_DE_UNA_LETRA * len(escrita)
