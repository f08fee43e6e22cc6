"""Tablas como las del informe: grupos por sector, encabezado de dos filas, totales, varias páginas."""

from __future__ import annotations

from informe_lib.presentacion.bloques import Alineacion, Celda, Columna, Datos, Tabla, TipoDeDato

INTEGRANTES = (
    ("2. Gobierno", "Dirección Gestión de Desarrollo Local", "Directora", "I", ("16/04/2024", ""), 1),
    ("2. Gobierno", "Alcaldías locales", "Referentes de género", "I", ("16/04/2024", "03/09/2024"), 2),
    ("2. Gobierno", "IDPAC", "Gerenta de mujer y géneros", "I", ("16/04/2024", "03/09/2024"), 2),
    ("4. Planeación", "Dirección de Programación, Seguimiento y Planes de Desarrollo Local.", "Director", "I",
     ("16/04/2024", "03/09/2024"), 2),
    ("13. Mujeres", "Subsecretaría de Fortalecimiento de Capacidades y Oportunidades", "Subsecretaria", "I",
     ("16/04/2024", "03/09/2024"), 2),
    ("13. Mujeres", "Dirección de Territorialización de Derechos y Participación", "Directora", "S",
     ("16/04/2024", "03/09/2024"), 2),
)  # fmt: skip


def asistentes() -> Tabla:
    """La asistencia, con sectores que abarcan varias filas y una fila de totales."""
    encabezado = (
        (
            *(Celda(rotulo, filas=2, es_encabezado=True) for rotulo in
              ("Sector", "Entidad u organismo", "Cargo", "Rol")),
            Celda("Sesiones en las que participaron (acumulado)", columnas=3, es_encabezado=True,
                  alineacion=Alineacion.CENTRO),
        ),
        tuple(Celda(rotulo, es_encabezado=True) for rotulo in ("Fecha", "Fecha", "Total")),
    )  # fmt: skip
    sectores = [integrante[0] for integrante in INTEGRANTES]
    cuerpo = tuple(
        (
            *((Celda(sector, filas=sectores.count(sector), es_encabezado=True),)
              if sectores.index(sector) == posicion else ()),
            Celda(entidad, es_encabezado=True),
            Celda(cargo),
            Celda(rol, alineacion=Alineacion.CENTRO),
            *(Celda(fecha, alineacion=Alineacion.CENTRO) for fecha in fechas),
            Celda(str(total), total, alineacion=Alineacion.DERECHA),
        )
        for posicion, (sector, entidad, cargo, rol, fechas, total) in enumerate(INTEGRANTES)
    )  # fmt: skip
    totales = (
        Celda("Asistentes por sesión", columnas=4, es_encabezado=True),
        *(Celda(str(total), total, alineacion=Alineacion.DERECHA) for total in (6, 5, 11)),
    )
    columnas = (Columna("sector", "Sector"), Columna("entidad", "Entidad"), Columna("cargo", "Cargo"),
                Columna("rol", "Rol"), Columna("total", "Total", TipoDeDato.ENTERO))  # fmt: skip
    datos = tuple((*integrante[:4], integrante[5]) for integrante in INTEGRANTES)
    return Tabla(
        "asistentes", "Asistencia de las entidades a las sesiones", encabezado, (*cuerpo, totales),
        Datos(columnas, datos), anchos=(2, 5, 3, 1, 2, 2, 1), totales=1,
        notas=("Alcance: acumulado de la vigencia a la fecha de corte.",),
    )  # fmt: skip


def decisiones() -> Tabla:
    """Las decisiones y su seguimiento, una a una, con literales hostiles."""
    rotulos = ("Fecha de la sesión", "Decisión", "Seguimiento")
    filas = (
        ("03/09/2024", "Seguimiento a la implementación del Plan de Acción 2024 de la instancia.",
         "El plan fue aprobado y se encuentra en ejecución."),
        ("03/09/2024", "Validación del Reglamento interno #1 <script>alert(1)</script>",
         "Se validó el _Reglamento_ $interno$ de la instancia"),
    )  # fmt: skip
    columnas = tuple(Columna(rotulo.lower(), rotulo) for rotulo in rotulos)
    return Tabla(
        "decisiones",
        "Decisiones de la instancia y su seguimiento",
        (tuple(Celda(rotulo, es_encabezado=True) for rotulo in rotulos),),
        tuple((Celda(fila[0], es_encabezado=True), Celda(fila[1]), Celda(fila[2])) for fila in filas),
        Datos(columnas, filas),
        anchos=(2, 5, 5),
    )


def tabla_larga(filas: int) -> Tabla:
    """Una tabla de anexo que ocupa varias páginas, en grupos de tres filas."""
    cuerpo = tuple(
        (
            *(
                (Celda(f"Localidad {numero // 3 + 1}", filas=3, es_encabezado=True),)
                if numero % 3 == 0
                else ()
            ),
            Celda(f"Proyecto de inversión {numero + 1}", es_encabezado=True),
            Celda(f"{numero * 7 + 1}", numero * 7 + 1, alineacion=Alineacion.DERECHA),
        )
        for numero in range(filas - filas % 3)
    )
    columnas = (
        Columna("localidad", "Localidad"),
        Columna("proyecto", "Proyecto"),
        Columna("valor", "Acciones", TipoDeDato.ENTERO),
    )
    datos = tuple(
        (f"Localidad {numero // 3 + 1}", f"Proyecto de inversión {numero + 1}", numero * 7 + 1)
        for numero in range(len(cuerpo))
    )
    encabezado = tuple(Celda(columna.rotulo, es_encabezado=True) for columna in columnas)
    return Tabla(
        "proyectos", "Proyectos de inversión local con acciones de transversalización",
        (encabezado,), cuerpo, Datos(columnas, datos), anchos=(3, 5, 2),
    )  # fmt: skip
