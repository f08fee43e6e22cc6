"""Documentos hechos a propósito, uno por cada dificultad: los verificadores los deben aprobar todos."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from informe_lib.exportacion.documento import Documento
from informe_lib.presentacion.bloques import (
    Alineacion,
    Bloque,
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
    Respuesta,
    Tabla,
    Texto,
    TipoDeDato,
    campo,
    parrafo,
)
from informe_lib.presentacion.bloques.lista import NIVELES
from informe_lib.presentacion.tabulacion import tabla_plana
from tests.exportacion.documento_larguisimo import con_todo_largo
from tests.exportacion.documentos import SVG, documento_de_prueba
from tests.exportacion.tablas_de_prueba import asistentes, tabla_larga

FRASE = "La instancia siguió su plan y dejó constancia de cada paso en sus actas, que son públicas. "
DATOS = Datos((Columna("a", "A"),), ())
FIRMA = Firma(
    "Firma de quien ejerció la Secretaría Técnica:",
    (campo("Firma", "Sin firma"), campo("Cargo", "Directora")),
)


def documentos_generados() -> dict[str, Documento]:
    """Cada dificultad con su nombre, en un documento cuyo título la dice.

    Recibe    nada: son siempre los mismos.
    Devuelve  nombre (sirve para un archivo) -> Documento.
    Errores   ninguno.
    """
    dificiles = {nombre: _documento(nombre, hacer()) for nombre, hacer in _DIFICULTADES.items()}
    return {**dificiles, "todo_larguisimo": con_todo_largo()}


def _documento(nombre: str, bloques: tuple[Bloque, ...]) -> Documento:
    base = documento_de_prueba()
    titulo = f"Informe generado: {nombre.replace('_', ' ')}"
    return replace(base, metadatos=replace(base.metadatos, titulo=titulo), bloques=bloques)


def _vacio() -> tuple[Bloque, ...]:
    return ()


def _tablas_de_varias_hojas() -> tuple[Bloque, ...]:
    """Con grupos, planas, con notas, y al final la firma."""
    columnas = (Columna("n", "Número", TipoDeDato.ENTERO), Columna("a", "Entidad"), Columna("b", "Cargo"))
    filas = [(numero, f"Entidad {numero}", "Referente de género") for numero in range(130)]
    return (
        Encabezado("Proyectos", 2, "proyectos"),
        tabla_larga(120),
        Encabezado("Entidades", 2, "entidades"),
        tabla_plana("entidades", "Entidades y cargos", columnas, filas, notas=(FRASE, "Otra nota.")),
        asistentes(),
        Encabezado("Firma", 2, "firma"),
        FIRMA,
    )


def _celdas_combinadas() -> tuple[Bloque, ...]:
    """A lo alto, a lo ancho y a la vez; un grupo que no cabe en una hoja; encabezado de tres filas."""
    return Encabezado("Combinadas", 2, "combinadas"), _combinada(), _grupo_muy_alto(90)


def _combinada() -> Tabla:
    encabezado = (
        (Celda("Sector", filas=3, es_encabezado=True), Celda("Vigencia", columnas=4, es_encabezado=True)),
        (Celda("Primer semestre", columnas=2, es_encabezado=True),
         Celda("Segundo semestre", columnas=2, es_encabezado=True)),
        tuple(Celda(f"Trimestre {numero}", es_encabezado=True) for numero in range(1, 5)),
    )  # fmt: skip
    derecha = Alineacion.DERECHA
    cuerpo = (
        (Celda("Gobierno", filas=3, es_encabezado=True), Celda("Sin sesión", columnas=2, filas=2),
         Celda("3", 3, alineacion=derecha), Celda("4", 4, alineacion=derecha)),
        (Celda("Aplazadas", columnas=2),),
        tuple(Celda(str(numero), numero, alineacion=derecha) for numero in range(1, 5)),
        (Celda("Mujeres", es_encabezado=True), Celda("No fue convocada", columnas=4)),
        (Celda("Total", es_encabezado=True), Celda("9", 9, columnas=3), Celda("4", 4)),
    )  # fmt: skip
    return Tabla(
        "combinada", "Sesiones por sector", encabezado, cuerpo, DATOS, totales=1, notas=("Una nota.",)
    )


def _grupo_muy_alto(filas: int) -> Tabla:
    rotulo = Celda("Sector Gobierno", filas=filas, es_encabezado=True)
    cuerpo = tuple(
        (
            *((rotulo,) if numero == 0 else ()),
            Celda(f"Entidad {numero}", es_encabezado=True),
            Celda("Asistió"),
        )
        for numero in range(filas)
    )
    rotulos = tuple(Celda(uno, es_encabezado=True) for uno in ("Sector", "Entidad", "Asistencia"))
    return Tabla("grupo", "Un sector de muchas entidades", (rotulos,), cuerpo, DATOS)


def _listas() -> tuple[Bloque, ...]:
    """Con viñetas y numeradas, de elementos largos, con cada clase de tramo, vacías y seguidas."""
    tramos = (
        Texto("Se enviaron "), CifraCitada("14", "plt", "14"), Enfasis(" planes", fuerte=True),
        Texto(" según "), Enlace("la página", "https://www.sdmujer.gov.co/a?b=1"), Enfasis(" oficial"),
    )  # fmt: skip
    return (
        Encabezado("Listas", 2, "listas"),
        Lista(tuple((Texto(FRASE * veces),) for veces in range(1, 9))),
        Lista((tramos, (Texto("Uno solo"),)), ordenada=True),
        _lista_dentro_de_lista(NIVELES),
        Lista(tuple((Texto(f"Elemento {numero}"),) for numero in range(60)), ordenada=True),
        FIRMA,
    )


def _lista_dentro_de_lista(niveles: int) -> Lista:
    """Una de cada clase colgada de otra, hasta el fondo, con un elemento antes y otro después."""
    colgadas = (_lista_dentro_de_lista(niveles - 1),) if niveles > 1 else ()
    antes, despues = (Texto(f"Antes del nivel {niveles}"),), (Texto("Después,\nen otro renglón"),)
    return Lista((antes, *colgadas, despues), ordenada=niveles % 2 == 0, desde=niveles)


def _muchas_graficas() -> tuple[Bloque, ...]:
    """Seguidas, de distinto alto, y una repartida en varias partes."""
    datos = Datos((Columna("a", "A", TipoDeDato.ENTERO),), ((1,), (2,)))
    graficas = (
        Figura(
            clave=f"grafica_{numero}",
            titulo=f"El avance {numero} llegó al 33,3 % de lo programado",
            subtitulo="Acumulado a la fecha de corte",
            svg=SVG.replace('height="96pt"', f'height="{60 + numero * 17}pt"'),
            alternativa=f"Barras {numero}: 33,3 % y 70 %.",
            fuente="Fuente: plan de acción. Corte: 30 de septiembre de 2024.",
            datos=datos,
            numero=numero,
            continuacion=(SVG, SVG) if numero == 12 else (),
        )
        for numero in range(1, 13)
    )
    return Encabezado("Gráficas", 2, "graficas"), *graficas, FIRMA


def _palabras_interminables() -> tuple[Bloque, ...]:
    """Palabras de cuatrocientas letras en cada lugar donde alguien puede pegarlas."""
    palabra = "transversalizacion_" * 11 + "a" * 200
    control = Control(palabra, (Comprobacion(palabra, Respuesta.SI, palabra),), DATOS, "control")
    return (
        Encabezado(palabra, 2, "palabra"),
        parrafo(palabra),
        Lista(((Texto(palabra),),)),
        Campos((campo(palabra, palabra, palabra),)),
        control,
        tabla_plana("palabras", palabra, (Columna("a", "A"), Columna("b", palabra)), [(palabra, "b")]),
        Nota((Texto(palabra),)),
        Firma(palabra, (campo(palabra, palabra),)),
    )


def _cero_filas() -> tuple[Bloque, ...]:
    """Tablas sin filas, una con notas; controles, campos y listas sin nada adentro."""
    columnas = (Columna("a", "Entidad"), Columna("b", "Cargo"))
    return (
        Encabezado("Sin datos", 2, "sin_datos"),
        tabla_plana("vacia", "Entidades sin registrar", columnas, []),
        tabla_plana("anotada", "Entidades con nota", columnas, [], notas=("No hubo sesiones.",)),
        Control("Publicaciones", (), DATOS, "publicaciones"),
        Campos(()),
        Lista(()),
        Parrafo(()),
        FIRMA,
    )


def _tablas_anchas() -> tuple[Bloque, ...]:
    """Baja y de muchas columnas (bandas), alta (apaisada), y una que ni apaisada cabe."""
    return (
        Encabezado("Anchas", 2, "anchas"),
        _de_columnas("bandas", 16, 4),
        Encabezado("Alta", 2, "alta"),
        Nota((Texto("Acumulado a la fecha de corte."),)),
        _de_columnas("apaisada", 9, 45),
        _de_columnas("todo", 24, 40),
    )


def _de_columnas(clave: str, columnas: int, filas: int) -> Tabla:
    rotulos = [
        Columna("entidad", "Entidad"),
        *(Columna(f"c{uno}", f"{uno:02}/03/2024") for uno in range(columnas)),
    ]
    cuerpo = [(f"Secretaría {fila}", *("Asistió",) * columnas) for fila in range(filas)]
    return tabla_plana(clave, f"Asistencia de {filas} entidades", rotulos, cuerpo, notas=(FRASE,))


def _otras_escrituras() -> tuple[Bloque, ...]:
    """Emojis, árabe, hebreo, ideogramas, signos, controles y tildes sueltas, también en títulos y celdas."""
    texto = (
        "Firmó 😀👍🏽👩‍👩‍👧 مرحبا بالعالم, שלום עולם; 漢字 ไทย \x00\x1b e\u0301n\u0303 ½ ◐ ● ✓ → ≥ "
        "\u202eal revés\u202c"
    )
    columnas = (Columna("a", texto), Columna("b", "مرحبا"))
    return (
        Encabezado(texto, 2, "escrituras"),
        parrafo(texto),
        Lista(((Texto(texto),), (Texto("שלום"),)), ordenada=True),
        Campos((campo(texto, texto, "مرحبا"),)),
        tabla_plana("escrituras", texto, columnas, [(texto, texto), ("שלום", "")]),
        Firma(texto, (campo(texto, texto),)),
    )


def _encabezados_hondos() -> tuple[Bloque, ...]:
    """Del segundo al sexto nivel y encabezados seguidos, con una sección al final sin nada."""
    bajando = (
        bloque
        for nivel in (2, 3, 4, 5, 6, 6, 3, 2)
        for bloque in (Encabezado(f"De nivel {nivel}", nivel, f"n{nivel}"), parrafo(FRASE))
    )
    return (*bajando, *(Encabezado(f"Seguido {nivel}", nivel, f"s{nivel}") for nivel in (2, 3, 4)))


def _largo_con_indice() -> tuple[Bloque, ...]:
    """Más de diez hojas: lleva índice, y secciones después de la firma."""
    secciones = (
        bloque
        for numero in range(1, 23)
        for bloque in (
            Encabezado(f"Sección {numero}", 2, f"s{numero}"),
            *(parrafo(FRASE * 6) for _ in range(6)),
        )
    )
    return (*secciones, FIRMA, Encabezado("Anexo de soporte", 2, "anexo"), tabla_larga(60))


_DIFICULTADES: dict[str, Callable[[], tuple[Bloque, ...]]] = {
    "vacio": _vacio,
    "tablas_de_varias_hojas": _tablas_de_varias_hojas,
    "celdas_combinadas": _celdas_combinadas,
    "listas": _listas,
    "muchas_graficas": _muchas_graficas,
    "palabras_interminables": _palabras_interminables,
    "cero_filas": _cero_filas,
    "tablas_anchas": _tablas_anchas,
    "otras_escrituras": _otras_escrituras,
    "encabezados_hondos": _encabezados_hondos,
    "largo_con_indice": _largo_con_indice,
}
