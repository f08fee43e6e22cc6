"""Las tablas en papel: cada hoja se entiende sola, y nada se sale ni se parte donde no debe."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from pypdf import PageObject, PdfReader

from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.presentacion.bloques import Alineacion, Bloque, Celda, Columna, Datos, Tabla
from informe_lib.presentacion.tabulacion import tabla_plana
from tests.exportacion.documentos import documento_de_prueba
from tests.exportacion.tablas_de_prueba import tabla_larga


def hojas(*bloques: Bloque) -> list[PageObject]:
    """Las hojas del PDF de un documento que solo trae esos bloques."""
    archivo = escribir_pdf(replace(documento_de_prueba(), bloques=bloques))
    return list(PdfReader(BytesIO(archivo)).pages)


def textos(*bloques: Bloque) -> list[str]:
    return [hoja.extract_text() for hoja in hojas(*bloques)]


def es_apaisada(hoja: PageObject) -> bool:
    return bool(hoja.mediabox.width > hoja.mediabox.height)


def asistencia(integrantes: int, sesiones: int, por_sector: int = 8) -> Tabla:
    """Una marca irrepetible por integrante y sesión, en sectores de tantas filas."""
    fijas = ("Sector", "Entidad", "Cargo", "Rol")
    fechas = [f"{dia % 28 + 1:02}/{dia // 28 + 1:02}/2024" for dia in range(sesiones)]
    encabezado = (
        (*(Celda(rotulo, filas=2, es_encabezado=True) for rotulo in fijas),
         Celda("Sesiones", columnas=sesiones + 1, es_encabezado=True, alineacion=Alineacion.CENTRO)),
        (*(Celda(fecha, es_encabezado=True) for fecha in fechas), Celda("Total", es_encabezado=True)),
    )  # fmt: skip
    cuerpo = []
    for uno in range(integrantes):
        alto = min(por_sector, integrantes - uno)
        sector = (Celda(f"Sector {uno // por_sector + 1}", filas=alto, es_encabezado=True),)
        cuerpo.append((
            *(sector if uno % por_sector == 0 else ()),
            Celda(f"Secretaría de Asuntos {uno + 1}", es_encabezado=True), Celda("Subsecretaria"), Celda("I"),
            *(Celda(f"m{uno + 1}x{otra + 1}") for otra in range(sesiones)), Celda("9"),
        ))  # fmt: skip
    datos = Datos((Columna("a", "A"),), ())
    return Tabla("asistencia", "Asistencia", encabezado, tuple(cuerpo), datos, fijas=2)


def test_una_tabla_larga_repite_su_encabezado_en_cada_hoja() -> None:
    """Quien abre la tercera hoja de una tabla sabe qué es cada columna."""
    leidas = textos(tabla_larga(150))
    assert len(leidas) > 2
    assert all("Acciones" in hoja for hoja in leidas)


def test_una_tabla_baja_de_muchas_fechas_va_en_bandas_y_la_hoja_sigue_derecha() -> None:
    """Doce sesiones de tres integrantes se ven en tres bandas, sin voltear la hoja por tan poco."""
    (hoja,) = hojas(asistencia(3, 12))
    leido = " ".join(hoja.extract_text().split())
    assert not es_apaisada(hoja)
    assert [f"({numero} de 3)" in leido for numero in (1, 2, 3)] == [True] * 3
    assert leido.count("Asuntos 1") == 3
    assert all(f"m3x{sesion}" in leido for sesion in range(1, 13))


def test_una_tabla_alta_que_apaisada_cabe_va_apaisada_y_sin_bandas() -> None:
    """Con muchos integrantes, siete fechas se comparan mejor de un vistazo."""
    portada, *tabla = hojas(asistencia(30, 7))
    assert (es_apaisada(portada), {es_apaisada(hoja) for hoja in tabla}) == (False, {True})
    assert all("Asistencia (" not in hoja.extract_text() for hoja in tabla)


def test_en_cuarenta_por_veinte_no_se_pierde_ni_una_marca() -> None:
    """Cada marca está, cada banda dice cuál es y toda hoja lleva el encabezado de su tabla."""
    leidas = textos(asistencia(40, 20))
    palabras = {palabra for hoja in leidas for palabra in hoja.split()}
    assert {f"m{uno}x{otra}" for uno in range(1, 41) for otra in range(1, 21)} <= palabras
    assert [hoja for hoja in leidas if "Entidad" not in hoja or "Sector" not in hoja] == []
    bandas = [f"Asistencia ({numero} de 4)" for numero in range(1, 5)]
    assert [sum(banda in hoja for hoja in leidas) for banda in bandas] == [1, 1, 1, 1]


def test_toda_hoja_dice_de_que_sector_son_sus_filas() -> None:
    """El rótulo de un sector de sesenta filas se repite: ninguna hoja empieza sin él."""
    leidas = textos(asistencia(60, 3, por_sector=60))
    assert len(leidas) > 2
    assert all("Sector 1" in hoja for hoja in leidas)
    assert "Sector 1(sigue)" in "".join(leidas[-1].replace(" \n", "").split("\n"))


def test_una_clave_larga_se_parte_despues_de_su_raya_y_se_copia_sin_nada_de_mas() -> None:
    clave = "proyectos_con_transversalizacion"
    frase = "Una definición bastante larga para que la columna de la clave quede angosta. " * 2
    columnas = tuple(Columna(uno, uno.capitalize()) for uno in ("clave", "definicion", "soporte"))
    tabla = tabla_plana("cifras", "Cifras", columnas, [(clave, frase, frase)], anchos=(1, 9, 9))
    (texto,) = textos(tabla)
    renglones = [renglon.strip() for renglon in texto.splitlines()]
    assert any(renglon.startswith("proyectos_con_") for renglon in renglones)
    assert any(renglon.startswith("transversalizacion") for renglon in renglones)
    assert clave in "".join(renglones)


def test_los_dos_dias_de_una_sesion_van_en_un_renglon() -> None:
    """«18–19/04/2024» se lee de un golpe: su columna mide lo que de verdad ocupa, en negrita."""
    rotulos = (
        "Función",
        "15/02/2024",
        "18–19/04/2024",
        "11/07/2024",
        "03/10/2024",
        "21/11/2024",
        "Se abordó",
    )
    columnas = [Columna(f"c{numero}", rotulo) for numero, rotulo in enumerate(rotulos)]
    funcion = "Coordinar el aviso temprano de mareas altas con las asociaciones de pesca"
    fila = (funcion, *("Sí",) * 6)
    (leida,) = textos(tabla_plana("funciones", "Funciones", columnas, [fila], anchos=(18, 5, 5, 5, 5, 5, 4)))
    assert "18–19/04/2024" in leida
