/* meant.c - what a token that fits nowhere was meant to be: a table of situations and their remedies. */
#include <string.h>

#include "pkt/ast.h"
#include "pkt/habit.h"

/* Where the token stands. */
struct place {
	const struct parser *ps;
	struct span at;
	const char *token;       /* its name in the grammar */
	const char *const *want; /* what would fit */
	int n;
	char prev;               /* what stands before it on the line, spaces skipped; 0: nothing */
	struct str word;         /* the word that ends there */
	struct str first;        /* the first word of the line */
	char open;               /* the innermost bracket that is open, the token's own not counted */
};

static bool in_word(char c)
{
	return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static void look(struct place *p)
{
	const char *text = p->ps->text;
	uint32_t line = p->at.begin, i, end;
	unsigned nopen = p->ps->nopen;

	while (line && text[line - 1] != '\n')
		line--;
	for (end = p->at.begin; end > line && (text[end - 1] == ' ' || text[end - 1] == '\t'); end--)
		;
	p->prev = end > line ? text[end - 1] : '\0';
	for (i = end; i > line && in_word(text[i - 1]); i--)
		;
	p->word = (struct str){ text + i, end - i };
	for (i = line; i < end && (text[i] == ' ' || text[i] == '\t'); i++)
		;
	p->first = (struct str){ text + i, 0 };
	while (i + p->first.n < end && in_word(p->first.p[p->first.n]))
		p->first.n++;
	if (nopen && p->ps->open[nopen - 1].at == p->at.begin)
		nopen--;
	p->open = nopen ? p->ps->open[nopen - 1].c : '\0';
}

static bool wants(const struct place *p, const char *name)
{
	for (int i = 0; i < p->n; i++) {
		if (!strcmp(p->want[i], name))
			return true;
	}
	return false;
}

static bool is(const struct place *p, const char *token)
{
	return !strcmp(p->token, token);
}

static bool is_value(const struct place *p)
{
	return is(p, "name") || is(p, "number") || is(p, "string") || is(p, "f-string");
}

static char behind(const struct place *p)
{
	return p->at.end < p->ps->n ? p->ps->text[p->at.end] : '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ---- situations ---- */

static bool comment_of_c(const struct place *p)
{
	const char *text = p->ps->text + p->at.begin;

	return !p->prev && (is(p, "//") || (is(p, "'/'") && text[1] == '*'));
}

static bool else_if(const struct place *p)
{
	return is(p, "if") && str_eq(p->word, "else");
}

static bool arrow(const struct place *p)
{
	return (is(p, "'>'") && p->prev == '=') || (is(p, "'='") && behind(p) == '>');
}

static bool unequal(const struct place *p)
{
	return is(p, "'>'") && p->prev == '<';
}

static bool braces(const struct place *p)
{
	return is(p, "'{'") && wants(p, "':'") && !p->open;
}

static bool then_word(const struct place *p)
{
	return is(p, "name") && wants(p, "':'") && !strncmp(p->ps->text + p->at.begin, "then", 4) && !in_word(behind(p));
}

static bool for_of_c(const struct place *p)
{
	return str_eq(p->first, "for") && p->open == '(' && is(p, "'='");
}

static bool for_without_in(const struct place *p)
{
	return str_eq(p->first, "for") && wants(p, "in") && !wants(p, "':'");
}

static bool annotation(const struct place *p)
{
	return is(p, "':'") && str_eq(p->first, "def") && p->open == '(' && p->word.n;
}

static bool def_without_brackets(const struct place *p)
{
	return is(p, "':'") && str_eq(p->first, "def") && wants(p, "'('");
}

static bool def_without_name(const struct place *p)
{
	return is(p, "'('") && str_eq(p->word, "def");
}

static bool condition(const struct place *p)
{
	return is(p, "':'") && (str_eq(p->word, "if") || str_eq(p->word, "while") || str_eq(p->word, "elif"));
}

static bool except_comma(const struct place *p)
{
	return is(p, "','") && str_eq(p->first, "except");
}

static bool empty_braces(const struct place *p)
{
	return is(p, "}") && p->prev == '{';
}

/* Digits and colons without quotes: a MAC or IPv6 address. */
static bool colon_address(const struct place *p)
{
	return is(p, "':'") && p->open && p->open != '{' && p->word.n && is_digit(p->word.p[0]);
}

static bool dotted_address(const struct place *p)
{
	return p->at.begin && p->ps->text[p->at.begin] == '.' && is_digit(p->ps->text[p->at.begin - 1]);
}

static bool colon_argument(const struct place *p)
{
	return is(p, "':'") && p->open == '(' && p->word.n;
}

static bool lambda_return(const struct place *p)
{
	return is(p, "return") && p->prev == ':';
}

static bool lambda_brackets(const struct place *p)
{
	return is(p, "'('") && str_eq(p->word, "lambda");
}

static bool dot_joins(const struct place *p)
{
	return (is(p, "string") || is(p, "f-string")) && p->prev == '.';
}

static bool layers_side_by_side(const struct place *p)
{
	return is_value(p) && p->prev == ')' && !p->open && wants(p, "'/'");
}

static bool star_target(const struct place *p)
{
	return is(p, "'*'") && (p->prev == ',' || !p->prev) && !p->open;
}

static bool missing_value(const struct place *p)
{
	static const char *const tokens[] = { "','", "'*'", "'/'", "'%'", "'&'", "'|'", "'^'", "'<'", "'>'", "==", "!=", "<=", ">=", "<<",
		">>", "//", "**", "and", "or", "')'", "']'" };

	if (!wants(p, "number"))
		return false;
	for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
		if (is(p, tokens[i]))
			return true;
	}
	return false;
}

static bool name_wanted(const struct place *p)
{
	return p->n == 1 && wants(p, "name");
}

static bool bracket_wanted(const struct place *p)
{
	return p->open == '(' && wants(p, "')'") && is(p, "':'");
}

static bool with_without_as(const struct place *p)
{
	return str_eq(p->first, "with") && wants(p, "as");
}

/* for i in range(3) print(i) */
static bool colon_missing(const struct place *p)
{
	static const char *const words[] = { "for", "while", "if", "elif", "with" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !p->open; i++)
		if (str_eq(p->first, words[i]) && is_value(p))
			return wants(p, "':'");
	return false;
}

static const struct {
	bool (*fits)(const struct place *p);
	const char *hint;
} situations[] = {
	{ comment_of_c, "a comment begins with #" },
	{ else_if, "did you mean 'elif'?" },
	{ arrow, "'>=' compares; a short function is lambda x: …" },
	{ unequal, "did you mean '!='?" },
	{ braces, "a block is a ':' and indented lines below it" },
	{ then_word, "write ':' instead of 'then'" },
	{ for_of_c, "for i in range(3): counts" },
	{ for_without_in, "missing 'in'? for x in values:" },
	{ colon_address, "an address stands in quotes" },
	{ dotted_address, "an address stands in quotes" },
	{ annotation, "leave the type out" },
	{ def_without_brackets, "missing '()'?" },
	{ def_without_name, "the function's name is missing: def name(…):" },
	{ condition, "the condition is missing" },
	{ except_comma, "did you mean 'as'?" },
	{ empty_braces, "a value is missing; {{}} are braces" },
	{ lambda_return, "a lambda gives its value without 'return'" },
	{ lambda_brackets, "parameters of a lambda stand without brackets: lambda a, b: …" },
	{ bracket_wanted, "missing ')'?" },
	{ colon_argument, "an argument is given as name=value" },
	{ dot_joins, "'+' joins text" },
	{ with_without_as, "missing 'as'? with PcapReader(path) as r:" },
	{ colon_missing, "missing ':'?" },
	{ layers_side_by_side, "'/' stacks layers" },
	{ star_target, "no variable takes the rest: a, b = x[0], x[1:]" },
	{ name_wanted, "a name belongs here" },
	{ missing_value, "a value is missing before it" },
};

const char *habit_syntax(const struct parser *ps, struct span at, const char *token, const char *const *want, int n)
{
	struct place p = { .ps = ps, .at = at, .token = token, .want = want, .n = n };
	const char *hint;

	look(&p);
	for (size_t i = 0; i < sizeof(situations) / sizeof(situations[0]); i++) {
		if (situations[i].fits(&p))
			return situations[i].hint;
	}
	/* A statement of another language: two words beside each other. */
	hint = is_value(&p) && p.word.n && p.word.p == p.first.p ? habit_word(p.first) : NULL;
	return hint;
}
