"""Los bloques viajan dentro del cuaderno: lo que se guarda es lo que se lee después."""

from __future__ import annotations

import json

import pytest

from informe_lib.fuentes.errores import ErrorDeForma
from informe_lib.fuentes.esquema import a_datos, esquema_json, validar
from informe_lib.presentacion.bloques import (
    Campo,
    Campos,
    Celda,
    CifraCitada,
    Columna,
    Comprobacion,
    Control,
    Datos,
    Encabezado,
    Enfasis,
    Enlace,
    Figura,
    Firma,
    Lista,
    Nota,
    Parrafo,
    Portada,
    Respuesta,
    SeccionDeBloques,
    Tabla,
    Texto,
    TipoDeDato,
)

DATOS = Datos(
    (Columna("fecha", "Fecha", TipoDeDato.FECHA), Columna("marcas", "Marcas", TipoDeDato.ENTERO, "sillas")),
    (("2024-04-16", 6), ("2024-09-03", 5), (None, 5.0), ("Sí", True)),
)
SECCION = SeccionDeBloques(
    "asistentes",
    (
        Portada(
            "Informe de gestión",
            "Tercer trimestre 2024",
            "Mesa de Territorialización",
            None,
            "mesa-territorializacion",
            "2024-T3",
            "2024-09-30",
            "2024-09-30",
            "Resolución 233 de 2018",
            "carta",
            ("asistentes",),
        ),
        Encabezado("Asistentes", 2, "asistentes"),
        Parrafo(
            (
                Texto("Quedan <script> $ # {{ _ * \\ "),
                CifraCitada("seis", "plt_pendientes", "6"),
                Enfasis("ya", fuerte=True),
            )
        ),
        Lista(
            (
                (Texto("una"),),
                Lista(((Texto("dentro"),), Lista(((Texto("hondo"),),), ordenada=True, desde=3))),
                (Enlace("la norma", "https://example.org"),),
            ),
            ordenada=True,
        ),
        Tabla(
            "asistentes",
            "Quién asistió",
            ((Celda("Sector", es_encabezado=True), Celda("Total", es_encabezado=True)),),
            ((Celda("2. Gobierno", "2"), Celda("2", 2)),),
            DATOS,
            anchos=(3, 1),
        ),
        Figura("matriz", "Dos de dos", "Acumulado", "<svg/>", "Una matriz", "Actas", DATOS, numero=1),
        Campos((Campo("Norma", ((Texto("Decreto 527 de 2014"),), (Texto("otra"),))),)),
        Control(
            "Publicación", (Comprobacion("Actas", Respuesta.SIN_DATO, "sin marca"),), DATOS, "publicacion"
        ),
        Firma("Firma", (Campo("Cargo", ((Texto("Directora"),),)),)),
        Nota((Texto("Fuente: actas"),)),
    ),
)


def test_una_seccion_con_todos_los_bloques_vuelve_igual_de_un_json():
    guardado = json.dumps(a_datos(SeccionDeBloques, SECCION), ensure_ascii=False)
    assert validar(SeccionDeBloques, json.loads(guardado)) == SECCION


def test_un_entero_un_decimal_y_un_si_vuelven_con_su_mismo_tipo():
    leida = validar(SeccionDeBloques, json.loads(json.dumps(a_datos(SeccionDeBloques, SECCION))))
    tabla = leida.bloques[4]
    assert isinstance(tabla, Tabla)
    assert [type(fila[1]) for fila in tabla.datos.filas] == [int, int, float, bool]


def test_los_fallos_de_un_json_danado_salen_todos_con_su_ruta():
    datos = json.loads(json.dumps(a_datos(SeccionDeBloques, SECCION)))
    datos["bloques"][1]["nivel"] = 9
    datos["bloques"][2]["tramos"][0]["tipo"] = "marquesina"
    del datos["bloques"][3]["elementos"]
    datos["bloques"][4]["datos"]["filas"][0] = [{}, 6]
    datos["seccoin"] = "asistentes"
    datos["bloques"][6]["campos"] = "Norma"
    with pytest.raises(ErrorDeForma) as error:
        validar(SeccionDeBloques, datos)
    assert {fallo.ruta for fallo in error.value.fallos} == {
        ("bloques", 1),
        ("bloques", 2, "tramos", 0),
        ("bloques", 3),
        ("bloques", 4, "datos", "filas", 0, 0),
        ("seccoin",),
        ("bloques", 6, "campos"),
    }
    assert "¿Quiso decir «seccion»?" in str(error.value)
    assert "el nivel del encabezado va de 2 a 6" in str(error.value)


def test_lo_danado_dentro_de_una_lista_se_dice_con_su_ruta():
    datos = json.loads(json.dumps(a_datos(SeccionDeBloques, SECCION)))
    elementos = datos["bloques"][3]["elementos"]
    elementos[0] = "suelto"
    elementos[1]["ordenda"] = True
    elementos[1]["elementos"][1]["elementos"] = [{"elementos": []}]
    with pytest.raises(ErrorDeForma) as error:
        validar(SeccionDeBloques, datos)
    rutas = {fallo.ruta[2:] for fallo in error.value.fallos}
    assert rutas == {
        ("elementos", 0),
        ("elementos", 1, "ordenda"),
        ("elementos", 1, "elementos", 1),
    }
    assert "empieza por otra lista" in str(error.value)


def test_un_esquema_de_otra_version_no_se_lee():
    with pytest.raises(ErrorDeForma, match="esquema"):
        validar(SeccionDeBloques, {"seccion": "plan", "bloques": [], "esquema": 2})


def test_el_json_schema_de_una_seccion_no_admite_campos_de_mas():
    assert esquema_json(SeccionDeBloques)["additionalProperties"] is False
