"""The templates of templates/text as Jinja2 compiles them: python -m tests.renderers.compiled."""

from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join

#: The version of Jinja2 that has compiled them; another one compiles them anew.
JINJA = "3.1.6"


def _0(environment):
    name = '_appendix.txt.j2'

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_part = resolve('part')
        l_0_double = resolve('double')
        pass
        yield '\n'
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'text'))
        yield '\n'
        yield str((undefined(name='double') if l_0_double is missing else l_0_double))
        yield '\n'

    blocks = {}
    debug_info = '2=14&3=16'
    return locals()


def _1(environment):
    name = '_chart.txt.j2'

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_part = resolve('part')
        pass
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'caption'))
        yield '\n\n'
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'text'))
        yield '\n'
        if environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'notes'):
            pass
            yield '\n'
            yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'notes'))
            yield '\n'

    blocks = {}
    debug_info = '1=12&3=14&4=16&6=19'
    return locals()


def _2(environment):
    name = '_closing.txt.j2'

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_closing = resolve('closing')
        l_0_single = resolve('single')
        l_0_head = resolve('head')
        pass
        if (undefined(name='closing') if l_0_closing is missing else l_0_closing):
            pass
            yield '\n'
            yield str((undefined(name='single') if l_0_single is missing else l_0_single))
            yield '\n'
            yield str((undefined(name='closing') if l_0_closing is missing else l_0_closing))
            yield '\n'
        def t_1(fiter):
            for l_1_text in fiter:
                if l_1_text:
                    yield l_1_text
        for l_1_text in t_1((environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'embargo'), environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'marking'))):
            _loop_vars = {}
            pass
            yield '\n'
            yield str(l_1_text)
            yield '\n'
        l_1_text = missing

    blocks = {}
    debug_info = '1=14&3=17&4=19&6=21&8=29'
    return locals()


def _3(environment):
    name = '_form.txt.j2'

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_part = resolve('part')
        l_0_single = resolve('single')
        pass
        yield '\n'
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'caption'))
        yield '\n'
        yield str((undefined(name='single') if l_0_single is missing else l_0_single))
        yield '\n\n'
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'text'))
        yield '\n'

    blocks = {}
    debug_info = '2=14&3=16&5=18'
    return locals()


def _4(environment):
    name = '_head.txt.j2'

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_head = resolve('head')
        l_0_double = resolve('double')
        pass
        def t_1(fiter):
            for l_1_text in fiter:
                if l_1_text:
                    yield l_1_text
        for l_1_text in t_1((environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'marking'), environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'embargo'))):
            _loop_vars = {}
            pass
            yield str(l_1_text)
            yield '\n\n'
        l_1_text = missing
        yield str(environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'kicker'))
        yield '\n'
        yield str((undefined(name='double') if l_0_double is missing else l_0_double))
        yield '\n'
        yield str(environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'title'))
        yield '\n'
        if environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'subtitle'):
            pass
            yield str(environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'subtitle'))
            yield '\n'
        yield str((undefined(name='double') if l_0_double is missing else l_0_double))
        yield '\n'
        if environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'meta'):
            pass
            yield str(environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'meta'))
            yield '\n'
        if environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'facts'):
            pass
            yield str(environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'facts'))
            yield '\n'
        if environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'summary'):
            pass
            yield '\n'
            yield str(environment.getattr((undefined(name='head') if l_0_head is missing else l_0_head), 'summary'))
            yield '\n'

    blocks = {}
    debug_info = '1=13&2=20&5=23&6=25&7=27&8=29&9=31&11=33&12=35&13=37&15=39&16=41&18=43&20=46'
    return locals()


def _5(environment):
    name = '_heading.txt.j2'

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_part = resolve('part')
        l_0_single = resolve('single')
        pass
        yield '\n'
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'text'))
        yield '\n'
        yield str((undefined(name='single') if l_0_single is missing else l_0_single))
        yield '\n'

    blocks = {}
    debug_info = '2=14&3=16'
    return locals()


def _6(environment):
    name = '_list.txt.j2'

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_part = resolve('part')
        pass
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'text'))
        yield '\n'

    blocks = {}
    debug_info = '1=12'
    return locals()


def _7(environment):
    name = '_paragraph.txt.j2'

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_part = resolve('part')
        pass
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'text'))
        yield '\n'

    blocks = {}
    debug_info = '1=12'
    return locals()


def _8(environment):
    name = '_question.txt.j2'

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_part = resolve('part')
        pass
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'text'))
        yield '\n'

    blocks = {}
    debug_info = '1=12'
    return locals()


def _9(environment):
    name = '_quotation.txt.j2'

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_part = resolve('part')
        pass
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'text'))
        yield '\n'

    blocks = {}
    debug_info = '1=12'
    return locals()


def _10(environment):
    name = '_subheading.txt.j2'

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_part = resolve('part')
        pass
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'text'))
        yield '\n'
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'rule'))
        yield '\n'

    blocks = {}
    debug_info = '1=12&2=14'
    return locals()


def _11(environment):
    name = '_table.txt.j2'

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_part = resolve('part')
        pass
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'caption'))
        yield '\n\n'
        yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'text'))
        yield '\n'
        if environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'notes'):
            pass
            yield '\n'
            yield str(environment.getattr((undefined(name='part') if l_0_part is missing else l_0_part), 'notes'))
            yield '\n'

    blocks = {}
    debug_info = '1=12&3=14&4=16&6=19'
    return locals()


def _12(environment):
    name = 'briefing.txt.j2'

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_parts = resolve('parts')
        pass
        template = environment.get_template('_head.txt.j2', 'briefing.txt.j2')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
        for l_1_part in (undefined(name='parts') if l_0_parts is missing else l_0_parts):
            _loop_vars = {}
            pass
            yield '\n'
            template = environment.get_or_select_template(str_join(('_', environment.getattr(l_1_part, 'kind'), '.txt.j2', )), 'briefing.txt.j2')
            gen = template.root_render_func(template.new_context(context.get_all(), True, {'part': l_1_part}))
            try:
                for event in gen:
                    yield event
            finally: gen.close()
        l_1_part = missing
        template = environment.get_template('_closing.txt.j2', 'briefing.txt.j2')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
        try:
            for event in gen:
                yield event
        finally: gen.close()

    blocks = {}
    debug_info = '6=12&7=18&9=22&11=29'
    return locals()


TEMPLATES = {
    '_appendix.txt.j2': ('79d953a9e49ec93c', _0),
    '_chart.txt.j2': ('6b691c18232145b2', _1),
    '_closing.txt.j2': ('a3d4e0e8ef3b66f4', _2),
    '_form.txt.j2': ('867fdec8112c0019', _3),
    '_head.txt.j2': ('c677d35c6ebe57e1', _4),
    '_heading.txt.j2': ('dcf76ae27ce8bed4', _5),
    '_list.txt.j2': ('27569e3cbbd25463', _6),
    '_paragraph.txt.j2': ('27569e3cbbd25463', _7),
    '_question.txt.j2': ('27569e3cbbd25463', _8),
    '_quotation.txt.j2': ('27569e3cbbd25463', _9),
    '_subheading.txt.j2': ('a1310a1dc17650cc', _10),
    '_table.txt.j2': ('6b691c18232145b2', _11),
    'briefing.txt.j2': ('439c937b9b99d756', _12),
}
