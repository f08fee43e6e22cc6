"""Lo que cabe en un informe y lo que no: números sin medida, caracteres que no se ven, miles de errores."""

from __future__ import annotations

import pytest

from informe_lib.fuentes.errores import FALLOS_A_LA_VISTA, ErrorDeForma, ErrorDeLectura
from informe_lib.fuentes.esquema import Dialecto, validar
from informe_lib.modelo.cifra import ValorDeCifra
from informe_lib.modelo.expediente import Origen
from tests.fuentes.conftest import FORMATO, INSTANCIA, TEXTOS, VIGENCIA, Muestra

NOMBRE = "nombre: Mesa de Trabajo de Territorialización"


@pytest.mark.parametrize(
    ("escrito", "dice"),
    [
        ("9" * 30, "el número tiene 30 cifras enteras; se esperaba un número de hasta 15 cifras enteras y 6"),
        ("-" + "9" * 400, "el número tiene 400 cifras"),
        (
            "1." + "3" * 40,
            "el número tiene 40 decimales; se esperaba un número de hasta 15 cifras enteras y 6 decimales",
        ),
        ("0.1234567", "el número tiene 7 decimales"),
        ("1e400", "«1e400» no es un número"),
        ("Infinity", "«Infinity» no es un número"),
        ("NaN", "«NaN» no es un número"),
        (".nan", "«.nan» no es un número"),
    ],
)
def test_un_numero_que_no_cabe_en_una_celda_se_rechaza_al_leerlo(muestra: Muestra, escrito: str, dice: str):
    linea = muestra.cambiar(VIGENCIA, "valor: 45,", f"valor: {escrito},")
    fallo = muestra.unico_fallo()
    assert fallo.origen == Origen(VIGENCIA, linea)
    assert f"en «valor», {dice}" in str(fallo)
    assert fallo.remedio


def test_un_entero_tampoco_pasa_de_quince_cifras(muestra: Muestra):
    muestra.cambiar(INSTANCIA, "orden: 1", f"orden: {'9' * 16}")
    assert "en «orden», el número tiene 16 cifras" in str(muestra.unico_fallo())


@pytest.mark.parametrize("escrito", ["9" * 15, "-999999999999999.999999", "000000000000000000045"])
def test_hasta_quince_cifras_y_seis_decimales_se_leen(muestra: Muestra, escrito: str):
    muestra.cambiar(VIGENCIA, "valor: 45,", f"valor: {escrito},")
    assert float(escrito) in {float(str(uno.valor)) for uno in muestra.leer().valores}


@pytest.mark.parametrize("dialecto", Dialecto)
@pytest.mark.parametrize("valor", [float("nan"), float("inf"), float("-inf")])
def test_una_hoja_de_calculo_tampoco_trae_lo_que_no_es_un_numero(valor: float, dialecto: Dialecto):
    fila = {"cifra": "plt", "periodo": "2024-T3", "valor": valor}
    with pytest.raises(ErrorDeForma, match="no tiene la forma de este campo"):
        validar(ValorDeCifra, fila, dialecto=dialecto)


@pytest.mark.parametrize(
    ("escrito", "visible"),
    [
        (r"\0", r"\x00"),
        (r"\x1b[31m", r"\x1b"),
        (r"\t", r"\t"),
        (r"\r", r"\r"),
        (r"\x9b", r"\x9b"),
        (r"\u202e", r"\u202e"),
        (r"\u2066", r"\u2066"),
        (r"\uFEFF", r"\ufeff"),
    ],
)
def test_un_literal_con_un_caracter_que_no_se_ve_se_rechaza_y_el_mensaje_lo_muestra(
    muestra: Muestra, escrito: str, visible: str
):
    linea = muestra.cambiar(INSTANCIA, NOMBRE, f'nombre: "Mesa {escrito} de Trabajo"')
    fallo = muestra.unico_fallo()
    assert fallo.origen == Origen(INSTANCIA, linea)
    assert f"en «nombre», hay un carácter que no se ve, «{visible}». Bórrelo" in str(fallo)


@pytest.mark.parametrize(
    "escrito", ['"Mesa\\nde Trabajo"', "|\n    Mesa\n    de Trabajo", "|-\n    Mesa\n    de Trabajo"]
)
def test_un_literal_es_de_un_solo_renglon(muestra: Muestra, escrito: str):
    linea = muestra.cambiar(INSTANCIA, NOMBRE, f"nombre: {escrito}")
    fallo = muestra.unico_fallo()
    assert fallo.origen == Origen(INSTANCIA, linea)
    assert "en «nombre», hay un cambio de renglón" in str(fallo)


def test_un_literal_largo_se_puede_escribir_doblado(muestra: Muestra):
    muestra.cambiar(INSTANCIA, NOMBRE, "nombre: >-\n    Mesa de Trabajo\n    de Territorialización")
    assert muestra.leer().instancia.nombre == "Mesa de Trabajo de Territorialización"


@pytest.mark.parametrize(
    ("archivo", "viejo", "nuevo", "dice"),
    [
        (INSTANCIA, "sin_dato: el informe publicado no lo dice", r'sin_dato: "a\x1bb"', r"en «ambito», hay"),
        (VIGENCIA, "idpac: asistió", r'"id\x1bpac": asistió', r"hay un carácter que no se ve, «\x1b»"),
        (VIGENCIA, "idpac: asistió", r'idpac: "asis\x1btió"', r"«asis\x1btió» no es una de las opciones"),
        (FORMATO, "sesiones: Sesiones en", r'"a\x1bb": Sesiones en', r"en «a\x1bb», hay un carácter"),
        (VIGENCIA, "decisiones:", '"deci\\u202esiones":', r"no se conoce «deci\u202esiones»"),
        (VIGENCIA, "vigencia: 2024", r'vigencia: "20\n24"', r"«vigencia» dice «20\n24»"),
    ],
)
def test_ningun_mensaje_repite_un_caracter_que_no_se_ve(
    muestra: Muestra, archivo: str, viejo: str, nuevo: str, dice: str
):
    muestra.cambiar(archivo, viejo, nuevo)
    mensajes = [str(fallo) for fallo in muestra.fallos()]
    assert any(dice in mensaje for mensaje in mensajes), mensajes
    assert all(mensaje.isprintable() for mensaje in mensajes)


@pytest.mark.parametrize("invisible", ["\x00", "\x1b", "\x0b", "\x7f", "\x85", "\u202e", "\u2069", "\ufeff"])
def test_un_texto_con_un_caracter_que_no_se_ve_se_rechaza_en_su_renglon(muestra: Muestra, invisible: str):
    muestra.agregar(TEXTOS, "\nUn párrafo\tcon tabulador.\n")
    linea = muestra.agregar(TEXTOS, f"Otro con{invisible}trampa.\n\n## analisis\n\nRepetido.\n")
    fallo, repetido = muestra.fallos()
    assert fallo.origen == Origen(TEXTOS, linea)
    assert "hay un carácter que no se ve, «\\" in str(fallo)
    assert str(fallo).isprintable()
    assert "«analisis» está repetido" in repetido.que


@pytest.mark.parametrize("invisible", ["\x00", "\x1b", "\x85", "\u202e"])
def test_escrito_crudo_en_un_yaml_se_rechaza_en_su_renglon_y_se_dice_lo_demas(
    muestra: Muestra, invisible: str
):
    primera = muestra.cambiar(VIGENCIA, "decisiones:", f"# una nota{invisible}\ndecisiones:")
    segunda = muestra.cambiar(
        VIGENCIA, "fecha: 2024-09-03\n    tipo: decisión", "fecha: x\n    tipo: decisión"
    )
    assert [fallo.origen.linea for fallo in muestra.fallos()] == [primera, segunda]
    assert str(muestra.fallos()[0]).isprintable()


def test_tabuladores_y_parrafos_caben_en_los_textos(muestra: Muestra):
    muestra.agregar(TEXTOS, "\nUn párrafo\tcon tabulador.\n\nY otro.\n")
    assert muestra.leer().texto("sintesis").endswith("Un párrafo\tcon tabulador.\n\nY otro.")


def test_de_miles_de_errores_se_ven_los_primeros_y_se_dice_cuantos_faltan(muestra: Muestra):
    muestra.agregar(VIGENCIA, "".join(f"\nsobra{numero}: 1" for numero in range(2_000)))
    with pytest.raises(ErrorDeLectura) as error:
        muestra.leer()
    assert len(error.value.fallos) == 2_000
    mensaje = str(error.value).split("\n\n")
    assert mensaje[0] == "Hay 2000 errores por corregir:"
    assert [mensaje[1], mensaje[FALLOS_A_LA_VISTA]] == [
        str(error.value.fallos[0]),
        str(error.value.fallos[FALLOS_A_LA_VISTA - 1]),
    ]
    assert mensaje[FALLOS_A_LA_VISTA + 1 :] == [f"… y {2_000 - FALLOS_A_LA_VISTA} más."]


def test_un_valor_larguisimo_no_llena_la_pantalla(muestra: Muestra):
    muestra.cambiar(VIGENCIA, "fecha: 2024-04-16", f"fecha: {'x' * 5_000}")
    assert f"«{'x' * 80}…» no es una fecha" in str(muestra.unico_fallo())
