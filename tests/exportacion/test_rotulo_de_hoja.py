"""De quién es cada hoja: cabe en su renglón y nombra a la entidad y a la instancia."""

from __future__ import annotations

from dataclasses import replace

from informe_lib.exportacion.pdf_anchos import hoja_de
from informe_lib.exportacion.rotulo_de_hoja import rotulo_de_hoja
from informe_lib.modelo.formato_oficial import Papel
from tests.exportacion.documentos import documento_de_prueba

CARTA = hoja_de(Papel.CARTA)
PORTADA = documento_de_prueba().portada


def test_la_entidad_y_la_instancia_van_enteras_si_caben():
    assert rotulo_de_hoja(PORTADA, CARTA) == f"{PORTADA.entidad} · {PORTADA.instancia}"


def test_a_la_mas_larga_se_le_quitan_palabras_y_se_ve_que_sigue():
    larga = replace(
        PORTADA, instancia="Comisión Intersectorial para la Coordinación de " + "Políticas, " * 40
    )
    rotulo = rotulo_de_hoja(larga, CARTA)
    comienzo, seguido, resto = rotulo.partition("…")
    assert rotulo.startswith(f"{PORTADA.entidad} · Comisión Intersectorial")
    assert (seguido, resto) == ("…", "")
    assert comienzo.endswith("Políticas")
    assert len(rotulo) < 110


def test_una_palabra_interminable_tambien_cabe():
    assert len(rotulo_de_hoja(replace(PORTADA, entidad=None, instancia="A" * 300), CARTA)) < 75


def test_un_cuaderno_ajeno_se_nombra_por_su_titulo():
    ajena = replace(PORTADA, entidad=None, instancia="", periodo="", titulo="Notas de trabajo")
    assert rotulo_de_hoja(ajena, CARTA) == "Notas de trabajo"
