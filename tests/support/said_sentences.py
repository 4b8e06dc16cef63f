"""The sentences that the package says to people, read from its code: facts and cures of errors, findings, changes.

What a sentence is made from is followed through names, choices, functions and tables of the same module. Where that
ends, at a parameter for example, the callers in the package are looked at.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

TWO_WORDS = re.compile(r"[A-Za-z’']{2,} [A-Za-z’']+")
_CODE = re.compile(
    r"`[^`]*`|“[^”]*”|\"[^\"]*\"|'[^']*'|\[[^\]]*\]|diglot .*?(?=。|$)|[\w-]+ install \S+|--[\w-]+|cd \S+|https?://\S+"
)
_NAMES = re.compile("Material for MkDocs|CSV UTF")
ERRORS = ("InputError", "StructureError", "DifferenceError")
"""The constructors of errors: a fact and a cure."""
FACTS = {"Breach": 1, "Unwanted": 2, "SiteFinding": 2, "Change": 3}
"""Other values with a sentence, and at which place it is given."""
TELLERS = {
    "site/address_ledger.py": ("missing",),
    "site/checks/vs143_policy.py": ("_gaps", "_needs"),
    "site/checks/vs145_unknown_markup.py": ("_faults", "_address"),
    "safety/headers.py": ("find_header_faults",),
    "safety/lookalikes.py": ("_reason",),
    "safety/sizes.py": ("find_excess",),
}
"""Functions that give sentences."""
_SAYS = re.compile(rf"(?:{'|'.join((*ERRORS, *FACTS))})\(|\.at\(|(?:return|yield) \(?f?\"|[Mm]essage|[Ff]act|[Cc]ure")
_MOST_ARGUMENTS = 255
_DEEPEST = 6
"""How far an expression is followed."""


def left_over(said: str) -> bool:
    """Whether English words are left in a line in Chinese, apart from code, names and texts of the edition."""
    if said.startswith(("用法：", "  原文：", "反例：", "正例：")):
        return False
    return bool(TWO_WORDS.search(_NAMES.sub("", _CODE.sub("§", said))))


@dataclass(frozen=True)
class Said:
    """A sentence with `{}` for what is put into it, and where it is said."""

    text: str
    place: str


class Piece(str):
    """A piece of a sentence, which is said in the place of a `{}`."""


@dataclass
class Module:
    """A module, read once."""

    path: Path
    tree: ast.Module
    functions: dict[str, ast.FunctionDef] = field(default_factory=dict)
    owners: dict[int, ast.FunctionDef] = field(default_factory=dict)
    """The function around a node, by the node's identity."""

    calls: list[ast.Call] = field(default_factory=list)
    constants: dict[str, ast.expr] = field(default_factory=dict)
    """What is assigned at the top level."""
    values: dict[tuple[str, str], list[ast.expr]] = field(default_factory=dict)
    """What is assigned to each name in each function, also by a loop over a table."""
    given: dict[str, list[ast.expr]] = field(default_factory=dict)
    """What each function returns or yields."""

    def __post_init__(self) -> None:
        self._enter(self.tree, None)
        self.constants = self._constants()

    def _enter(self, node: ast.AST, function: ast.FunctionDef | None) -> None:
        for each in ast.iter_child_nodes(node):
            if function:
                self.owners[id(each)] = function
            if isinstance(each, ast.Call):
                self.calls.append(each)
            elif function and isinstance(each, ast.Return | ast.Yield) and each.value is not None:
                self.given.setdefault(function.name, []).append(each.value)
            elif function:
                for name, value in _assigned(each):
                    self.values.setdefault((function.name, name), []).append(value)
            if isinstance(each, ast.FunctionDef):
                self.functions[each.name] = each
                self._enter(each, each)
            else:
                self._enter(each, function)

    def _constants(self) -> dict[str, ast.expr]:
        found: dict[str, ast.expr] = {}
        for node in self.tree.body:
            if isinstance(node, ast.Assign):
                found |= {target.id: node.value for target in node.targets if isinstance(target, ast.Name)}
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
                found[node.target.id] = node.value
        return found


@cache
def read_modules(package: Path) -> tuple[Module, ...]:
    """The modules of a package that say something to somebody."""
    texts = ((path, path.read_text("utf-8")) for path in sorted(package.rglob("*.py")))
    return tuple(Module(path, ast.parse(text)) for path, text in texts if "checks" in path.parts or _SAYS.search(text))


class Sentences:
    """Finds out what an expression may say."""

    def __init__(self, package: Path) -> None:
        self.modules = read_modules(package)
        self.package = package
        self.called: dict[str, list[tuple[Module, ast.Call]]] = {}
        """The calls of each function, by its name."""
        for module in self.modules:
            for call in module.calls:
                self.called.setdefault(_name(call.func), []).append((module, call))
        self._known: dict[int, list[str]] = {}
        """What an expression may be, by its identity."""

    def of_errors(self) -> Iterator[Said]:
        """Facts and cures."""
        for module in self.modules:
            for call in module.calls:
                if _name(call.func) in ERRORS:
                    said = [*call.args[:2], *(each.value for each in call.keywords if each.arg in ("fact", "cure"))]
                    for each in said:
                        yield from self.at(module, each)

    def of_findings(self) -> Iterator[Said]:
        """Messages of findings: `RULE.at(thing, message)`, and the templates of messages in tables of checks."""
        for module in self.modules:
            if "checks" in module.path.parts:
                constants = (node for node in ast.walk(module.tree) if isinstance(node, ast.Constant))
                for node in constants:
                    if isinstance(node.value, str) and "{}" in node.value and "\n" not in node.value:
                        yield from self.at(module, node)
            for call in module.calls:
                if isinstance(call.func, ast.Attribute) and call.func.attr == "at" and len(call.args) >= 2:
                    yield from self.at(module, call.args[1])

    def of_facts(self) -> Iterator[Said]:
        """What other values and functions say."""
        for module in self.modules:
            for call in module.calls:
                position = FACTS.get(_name(call.func))
                if position is not None and len(call.args) > position:
                    yield from self.at(module, call.args[position])
            for name in TELLERS.get(str(module.path.relative_to(self.package)), ()):
                for value in module.given[name]:
                    yield from self.at(module, value)

    def at(self, module: Module, node: ast.expr) -> Iterator[Said]:
        """The sentences of an expression."""
        place = f"{module.path.relative_to(self.package)}:{node.lineno}"
        for text in self.texts(module, node, 0):
            yield Said(text, place)

    def texts(self, module: Module, node: ast.expr, depth: int) -> Sequence[str]:
        """What an expression may be, with `{}` for what is put into it."""
        if depth > _DEEPEST:
            return ()
        if id(node) not in self._known:
            self._known[id(node)] = []  # what leads back to itself adds nothing
            self._known[id(node)] = list(dict.fromkeys(self._texts(module, node, depth)))
        return self._known[id(node)]

    def _texts(self, module: Module, node: ast.expr, depth: int) -> Iterator[str]:
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr(values=values):
                yield "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in values)
                before = ""
                for each in values:  # a piece that is said by itself, outside quotation marks
                    if isinstance(each, ast.FormattedValue) and before.count("“") == before.count("”"):
                        for piece in self.texts(module, each.value, depth + 1):
                            if " " in piece.strip() or piece.isalpha():
                                yield Piece(piece)
                    before += str(each.value) if isinstance(each, ast.Constant) else ""
            case ast.IfExp(body=one, orelse=other):
                yield from self.texts(module, one, depth + 1)
                yield from self.texts(module, other, depth + 1)
            case ast.BoolOp(values=values):
                for each in values:
                    yield from self.texts(module, each, depth + 1)
            case ast.BinOp(left=left, right=right, op=ast.Add()):
                firsts, seconds = (list(self.texts(module, each, depth + 1)) or ["{}"] for each in (left, right))
                yield from (one + other for one in firsts for other in seconds)
            case ast.Dict(values=values) | ast.Tuple(elts=values) | ast.List(elts=values) | ast.Set(elts=values):
                for each in values:
                    yield from self.texts(module, each, depth + 1)
            case ast.Subscript(value=value) | ast.Starred(value=value) | ast.Await(value=value):
                yield from self.texts(module, value, depth + 1)
            case ast.Name(id=name):
                firsts = list(self._named(module, node, name, depth))
                yield from firsts
                function = module.owners.get(id(node))
                for each in module.values.get((function.name, f"{name} +="), ()) if function else ():
                    wholes = [one for one in firsts if not isinstance(one, Piece)]
                    yield from (f"{one}{other}" for one in wholes for other in self.texts(module, each, depth + 1))
            case ast.Call(func=func, args=args):
                called = _name(func)
                if called.startswith("say"):
                    return  # it is translated there already
                if isinstance(func, ast.Attribute) and func.attr in ("get", "join", "rstrip", "strip", "format"):
                    yield from self.texts(module, func.value, depth + 1)
                    for each in args:
                        yield from self.texts(module, each, depth + 1)
                elif its := self._module_of(module, called):
                    for inner in its.given.get(called, ()):
                        yield from self.texts(its, inner, depth + 1)
            case ast.GeneratorExp(elt=elt) | ast.ListComp(elt=elt):
                yield from self.texts(module, elt, depth + 1)

    def _module_of(self, module: Module, function: str) -> Module | None:
        """The module of a function: this one, or that from which it is imported."""
        imported = {name.name for node in module.tree.body if isinstance(node, ast.ImportFrom) for name in node.names}
        others = self.modules if function in imported else ()
        return next((each for each in (module, *others) if function in each.functions), None)

    def _named(self, module: Module, node: ast.expr, name: str, depth: int) -> Iterator[str]:
        function = module.owners.get(id(node))
        found = module.values.get((function.name, name), []) if function else []
        if not found and name in module.constants:
            found = [module.constants[name]]
        for value in found:
            yield from self.texts(module, value, depth + 1)
        if function and not found and not function.name.startswith("say"):
            its = function.args
            names = [each.arg for each in its.args]
            defaults = dict(zip(names[::-1], its.defaults[::-1], strict=False))
            defaults |= {each.arg: value for each, value in zip(its.kwonlyargs, its.kw_defaults, strict=True) if value}
            if name in defaults:
                yield from self.texts(module, defaults[name], depth + 1)
            if name in names or any(each.arg == name for each in its.kwonlyargs):
                position = names.index(name) - (names[:1] in (["self"], ["cls"])) if name in names else _MOST_ARGUMENTS
                for other, call in self.called.get(function.name, ()):
                    keyword = [each.value for each in call.keywords if each.arg == name]
                    for each in [*call.args[position : position + 1], *keyword]:
                        yield from self.texts(other, each, depth + 1)


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The names that a node gives values to."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _unpacked(target, node.value)
    elif isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Tuple | ast.List):
        for each in node.iter.elts:
            yield from _unpacked(node.target, each)
    elif isinstance(node, ast.NamedExpr):
        yield node.target.id, node.value
    elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        yield f"{node.target.id} +=", node.value


def _unpacked(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple):
        if isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts):
            for one, other in zip(target.elts, value.elts, strict=True):
                yield from _unpacked(one, other)
        elif isinstance(value, ast.IfExp):
            yield from _unpacked(target, value.body)
            yield from _unpacked(target, value.orelse)


def _name(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""
