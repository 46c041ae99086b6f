/* pkt.y - the grammar: builds AST nodes and nothing else. It knows no protocol and no builtin. */
%code requires {
#include "pkt/ast.h"
}

%code provides {
int scan_token(YYSTYPE *value, struct span *at, void *scanner);
}

%define api.pure full
%define api.header.include {"pkt.tab.h"}
%define api.location.type {struct span}
%define parse.error custom
%define parse.lac full
%locations
%expect 0
%param {struct parser *ps} {void *scanner}

%code {
#include "pkt/scan.h"

#define YYLLOC_DEFAULT(now, rhs, n) do { \
	(now).begin = (n) ? YYRHSLOC(rhs, 1).begin : YYRHSLOC(rhs, 0).end; \
	(now).end = YYRHSLOC(rhs, (n)).end; \
} while (0)
#define YYMAXDEPTH 20000

static int yylex(YYSTYPE *value, struct span *at, struct parser *ps, void *scanner);
static void yyerror(struct span *at, struct parser *ps, void *scanner, const char *text);
}

%union {
	struct node *node;
	struct seq *seq;
	struct sym *sym;
	struct val val;
	unsigned op;
}

%token T_END 0 "end of the script"
%token T_NEWLINE "end of the line" T_INDENT "indentation" T_DEDENT "end of the block" T_NOTHING
%token <sym> T_NAME "name"
%token <val> T_NUMBER "number" T_STRING "string" T_FTEXT "text"
%token T_FSTRING "f-string" T_FEND "end of the f-string" T_FOPEN "{" T_FCLOSE "}" T_FCOLON "format"
%token <op> T_FCONV "conversion" T_AUGMENT "augmented assignment"
%token T_AND "and" T_OR "or" T_NOT "not" T_IN "in" T_IS "is" T_IF "if" T_ELIF "elif" T_ELSE "else" T_FOR "for"
%token T_WITH "with" T_WHILE "while" T_BREAK "break" T_CONTINUE "continue" T_PASS "pass" T_DEF "def" T_RETURN "return"
%token T_LAMBDA "lambda" T_CLASS "class" T_TRY "try" T_EXCEPT "except" T_FINALLY "finally" T_RAISE "raise" T_AS "as"
%token T_ASSERT "assert" T_DEL "del" T_GLOBAL "global" T_NONLOCAL "nonlocal" T_IMPORT "import" T_FROM "from"
%token T_NONE "None" T_TRUE "True" T_FALSE "False" T_INCLUDE "include" T_ABSENT "word of Python"
%token T_POW "**" T_FLOORDIV "//" T_LSHIFT "<<" T_RSHIFT ">>" T_EQ "==" T_NE "!=" T_LE "<=" T_GE ">="

%left '|'
%left '^'
%left '&'
%left T_LSHIFT T_RSHIFT
%left '+' '-'
%left '*' '/' T_FLOORDIV '%'
%precedence UNARY
%right T_POW

%destructor { val_drop($$); } <val>

%type <node> statement simple compound block line else_part elif_part except_part finally_part assignment
%type <node> test or_test and_test not_test comparison expr primary atom tests targets target_item subscript slice_part
%type <node> argument parameter lambda string fstring fpart spec_opt comp_clause comp_head return_value class_head
%type <seq> statements simples test_list target_list arguments argument_list parameters parameter_list lambda_list
%type <seq> dict_items fparts comp_clauses names excepts assign_targets lambda_params
%type <op> compare_op conv_opt equals_opt

%%

program:
	statements              { ps->prog->main->body = node_kids(ps, node_new(ps, N_BLOCK, @$), $1); }
;

statements:
	%empty                  { $$ = seq_new(ps); }
|	statements statement    { $$ = seq_add(ps, $1, $2); }
;

statement:
	line
|	compound
|	T_NEWLINE               { $$ = NULL; }
|	error T_NEWLINE         { $$ = NULL; yyerrok; }
|	error T_NEWLINE T_INDENT statements T_DEDENT { $$ = NULL; yyerrok; }
;

line:
	simples T_NEWLINE       { $$ = $1->n == 1 ? $1->v[0] : node_kids(ps, node_new(ps, N_BLOCK, @1), $1); }
|	simples ';' T_NEWLINE   { $$ = $1->n == 1 ? $1->v[0] : node_kids(ps, node_new(ps, N_BLOCK, @1), $1); }
;

simples:
	simple                  { $$ = seq_add(ps, seq_new(ps), $1); }
|	simples ';' simple      { $$ = seq_add(ps, $1, $3); }
;

simple:
	tests                   { $$ = node_of(ps, N_EXPR, @$, $1, NULL, NULL); }
|	assignment
|	tests T_AUGMENT tests   { $$ = node_op(ps, N_AUGMENT, $2, @$, $1, $3); }
|	T_DEL test_list         { $$ = node_kids(ps, node_new(ps, N_DEL, @$), $2); }
|	T_DEL test_list ','     { $$ = node_kids(ps, node_new(ps, N_DEL, @$), $2); }
|	T_ASSERT test           { $$ = node_of(ps, N_ASSERT, @$, $2, NULL, NULL); }
|	T_ASSERT test ',' test  { $$ = node_of(ps, N_ASSERT, @$, $2, $4, NULL); }
|	T_PASS                  { $$ = node_new(ps, N_PASS, @$); }
|	T_BREAK                 { $$ = node_new(ps, N_BREAK, @$); }
|	T_CONTINUE              { $$ = node_new(ps, N_CONTINUE, @$); }
|	T_RETURN return_value   { $$ = node_of(ps, N_RETURN, @$, $2, NULL, NULL); }
|	T_RAISE return_value    { $$ = node_of(ps, N_RAISE, @$, $2, NULL, NULL); }
|	T_GLOBAL names          { $$ = node_kids(ps, node_new(ps, N_GLOBAL, @$), $2); }
|	T_NONLOCAL names        { $$ = node_kids(ps, node_op(ps, N_GLOBAL, 'n', @$, NULL, NULL), $2); }
|	T_INCLUDE test          { $$ = node_of(ps, N_INCLUDE, @$, $2, NULL, NULL); }
|	T_IMPORT modules        { $$ = node_op(ps, N_IMPORT, 'i', @$, NULL, NULL); }
|	T_FROM dotted T_IMPORT '*' { $$ = node_op(ps, N_IMPORT, 'f', @$, NULL, NULL); }
|	T_FROM dotted T_IMPORT modules { $$ = node_op(ps, N_IMPORT, 'f', @$, NULL, NULL); }
|	T_FROM dotted T_IMPORT '(' modules ')' { $$ = node_op(ps, N_IMPORT, 'f', @$, NULL, NULL); }
;

modules:
	module
|	modules ',' module
;

module:
	dotted
|	dotted T_AS T_NAME
;

dotted:
	T_NAME
|	dotted '.' T_NAME
;

names:
	T_NAME                  { $$ = seq_add(ps, seq_new(ps), node_sym(ps, N_NAME, @1, $1, NULL)); }
|	names ',' T_NAME        { $$ = seq_add(ps, $1, node_sym(ps, N_NAME, @3, $3, NULL)); }
;

return_value:
	%empty                  { $$ = NULL; }
|	tests
;

assignment:
	assign_targets tests    { $$ = node_kids(ps, node_of(ps, N_ASSIGN, @$, $2, NULL, NULL), $1); }
;

assign_targets:
	tests '='               { $$ = seq_add(ps, seq_new(ps), $1); }
|	assign_targets tests '=' { $$ = seq_add(ps, $1, $2); }
;

compound:
	T_IF test ':' block elif_part { $$ = node_of(ps, N_IF, @$, $2, $4, $5); }
|	T_WHILE test ':' block else_part { $$ = node_of(ps, N_WHILE, @$, $2, $4, $5); }
|	T_FOR targets T_IN tests ':' block else_part {
		$$ = node_of(ps, N_FOR, @$, $2, $4, $6);
		$$ = node_kids(ps, $$, seq_add(ps, seq_new(ps), $7));
	}
|	T_DEF T_NAME '(' parameters ')' ':' block { $$ = node_fn(ps, N_DEF, (struct span){ @1.begin, @5.end }, $2, $4, $7); }
|	class_head ':' block    { $$ = $1; $$->b = $3; }
|	T_WITH test T_AS T_NAME ':' block { $$ = node_with(ps, $2, $4, @4, $6); }
|	T_TRY ':' block excepts else_part finally_part {
		$$ = node_kids(ps, node_of(ps, N_TRY, @$, $3, $5, $6), $4);
	}
|	T_TRY ':' block T_FINALLY ':' block { $$ = node_of(ps, N_TRY, @$, $3, NULL, $6); }
;

class_head:
	T_CLASS T_NAME          { $$ = node_sym(ps, N_CLASS, @$, $2, NULL); }
|	T_CLASS T_NAME '(' arguments ')' { $$ = node_kids(ps, node_sym(ps, N_CLASS, @$, $2, NULL), $4); }
;

elif_part:
	else_part
|	T_ELIF test ':' block elif_part { $$ = node_of(ps, N_IF, @$, $2, $4, $5); }
;

else_part:
	%empty                  { $$ = NULL; }
|	T_ELSE ':' block        { $$ = $3; }
;

excepts:
	except_part             { $$ = seq_add(ps, seq_new(ps), $1); }
|	excepts except_part     { $$ = seq_add(ps, $1, $2); }
;

except_part:
	T_EXCEPT ':' block      { $$ = node_of(ps, N_EXCEPT, @$, NULL, $3, NULL); }
|	T_EXCEPT test ':' block { $$ = node_of(ps, N_EXCEPT, @$, $2, $4, NULL); }
|	T_EXCEPT test T_AS T_NAME ':' block {
		$$ = node_of(ps, N_EXCEPT, @$, $2, $6, node_sym(ps, N_NAME, @4, $4, NULL));
	}
;

finally_part:
	%empty                  { $$ = NULL; }
|	T_FINALLY ':' block     { $$ = $3; }
;

block:
	line
|	T_NEWLINE T_INDENT statements T_DEDENT { $$ = node_kids(ps, node_new(ps, N_BLOCK, @3), $3); }
;

tests:
	test
|	test_list ',' test      { $$ = node_kids(ps, node_new(ps, N_TUPLE, @$), seq_add(ps, $1, $3)); }
|	test_list ','           { $$ = node_kids(ps, node_new(ps, N_TUPLE, @$), $1); }
;

test_list:
	test                    { $$ = seq_add(ps, seq_new(ps), $1); }
|	test_list ',' test      { $$ = seq_add(ps, $1, $3); }
;

targets:
	target_item
|	target_list ',' target_item { $$ = node_kids(ps, node_new(ps, N_TUPLE, @$), seq_add(ps, $1, $3)); }
|	target_list ','         { $$ = node_kids(ps, node_new(ps, N_TUPLE, @$), $1); }
;

target_list:
	target_item             { $$ = seq_add(ps, seq_new(ps), $1); }
|	target_list ',' target_item { $$ = seq_add(ps, $1, $3); }
;

target_item:
	expr
;

test:
	or_test
|	or_test T_IF or_test T_ELSE test { $$ = node_of(ps, N_TERNARY, @$, $1, $3, $5); }
|	lambda
;

lambda:
	T_LAMBDA lambda_params ':' test { $$ = node_fn(ps, N_LAMBDA, @$, NULL, $2, $4); }
;

lambda_params:
	%empty                  { $$ = seq_new(ps); }
|	lambda_list
;

lambda_list:
	parameter               { $$ = seq_add(ps, seq_new(ps), $1); }
|	lambda_list ',' parameter { $$ = seq_add(ps, $1, $3); }
;

parameters:
	%empty                  { $$ = seq_new(ps); }
|	parameter_list
|	parameter_list ','
;

parameter_list:
	parameter               { $$ = seq_add(ps, seq_new(ps), $1); }
|	parameter_list ',' parameter { $$ = seq_add(ps, $1, $3); }
;

parameter:
	T_NAME                  { $$ = node_sym(ps, N_KEYWORD, @$, $1, NULL); }
|	T_NAME '=' test         { $$ = node_sym(ps, N_KEYWORD, @$, $1, $3); }
|	'*' T_NAME              { $$ = node_sym(ps, N_STAR, @$, $2, NULL); }
|	T_POW T_NAME            { $$ = node_sym(ps, N_STAR2, @$, $2, NULL); }
;

or_test:
	and_test
|	or_test T_OR and_test   { $$ = node_of(ps, N_OR, @$, $1, $3, NULL); }
;

and_test:
	not_test
|	and_test T_AND not_test { $$ = node_of(ps, N_AND, @$, $1, $3, NULL); }
;

not_test:
	comparison
|	T_NOT not_test          { $$ = node_of(ps, N_NOT, @$, $2, NULL, NULL); }
;

comparison:
	expr
|	comparison compare_op expr { $$ = node_compare(ps, $2, $1, $3, @$); }
;

compare_op:
	T_EQ                    { $$ = OP_EQ; }
|	T_NE                    { $$ = OP_NE; }
|	'<'                     { $$ = OP_LT; }
|	'>'                     { $$ = OP_GT; }
|	T_LE                    { $$ = OP_LE; }
|	T_GE                    { $$ = OP_GE; }
|	T_IN                    { $$ = OP_IN; }
|	T_NOT T_IN              { $$ = OP_NOT_IN; }
|	T_IS                    { $$ = OP_IS; }
|	T_IS T_NOT              { $$ = OP_IS_NOT; }
;

expr:
	primary
|	expr '|' expr           { $$ = node_op(ps, N_BINARY, OP_OR, @$, $1, $3); }
|	expr '^' expr           { $$ = node_op(ps, N_BINARY, OP_XOR, @$, $1, $3); }
|	expr '&' expr           { $$ = node_op(ps, N_BINARY, OP_AND, @$, $1, $3); }
|	expr T_LSHIFT expr      { $$ = node_op(ps, N_BINARY, OP_LSHIFT, @$, $1, $3); }
|	expr T_RSHIFT expr      { $$ = node_op(ps, N_BINARY, OP_RSHIFT, @$, $1, $3); }
|	expr '+' expr           { $$ = node_op(ps, N_BINARY, OP_ADD, @$, $1, $3); }
|	expr '-' expr           { $$ = node_op(ps, N_BINARY, OP_SUB, @$, $1, $3); }
|	expr '*' expr           { $$ = node_op(ps, N_BINARY, OP_MUL, @$, $1, $3); }
|	expr '/' expr           { $$ = node_op(ps, N_BINARY, OP_DIV, @$, $1, $3); }
|	expr T_FLOORDIV expr    { $$ = node_op(ps, N_BINARY, OP_FLOORDIV, @$, $1, $3); }
|	expr '%' expr           { $$ = node_op(ps, N_BINARY, OP_MOD, @$, $1, $3); }
|	expr T_POW expr         { $$ = node_op(ps, N_BINARY, OP_POW, @$, $1, $3); }
|	'-' expr %prec UNARY    { $$ = node_op(ps, N_UNARY, OP_NEG, @$, $2, NULL); }
|	'+' expr %prec UNARY    { $$ = node_op(ps, N_UNARY, OP_POS, @$, $2, NULL); }
|	'~' expr %prec UNARY    { $$ = node_op(ps, N_UNARY, OP_INVERT, @$, $2, NULL); }
;

primary:
	atom
|	primary '.' T_NAME      { $$ = node_sym(ps, N_ATTR, @$, $3, $1); }
|	primary '[' subscript ']' { $$ = node_of(ps, N_INDEX, @$, $1, $3, NULL); }
|	primary '(' arguments ')' { $$ = node_kids(ps, node_of(ps, N_CALL, @$, $1, NULL, NULL), $3); }
;

subscript:
	tests
|	slice_part ':' slice_part { $$ = node_of(ps, N_SLICE, @$, $1, $3, NULL); }
|	slice_part ':' slice_part ':' slice_part { $$ = node_of(ps, N_SLICE, @$, $1, $3, $5); }
;

slice_part:
	%empty                  { $$ = NULL; }
|	test
;

arguments:
	%empty                  { $$ = seq_new(ps); }
|	argument_list
|	argument_list ','
|	comp_head               { $$ = seq_add(ps, seq_new(ps), $1); $1->kind = N_GENERATOR; }
;

argument_list:
	argument                { $$ = seq_add(ps, seq_new(ps), $1); }
|	argument_list ',' argument { $$ = seq_add(ps, $1, $3); }
;

argument:
	test
|	T_NAME '=' test         { $$ = node_sym(ps, N_KEYWORD, @$, $1, $3); }
|	'*' test                { $$ = node_of(ps, N_STAR, @$, $2, NULL, NULL); }
|	T_POW test              { $$ = node_of(ps, N_STAR2, @$, $2, NULL, NULL); }
;

atom:
	T_NAME                  { $$ = node_sym(ps, N_NAME, @$, $1, NULL); }
|	T_NUMBER                { $$ = node_const(ps, @$, $1); }
|	string
|	T_NONE                  { $$ = node_const(ps, @$, VAL_NONE); }
|	T_TRUE                  { $$ = node_const(ps, @$, val_bool(true)); }
|	T_FALSE                 { $$ = node_const(ps, @$, val_bool(false)); }
|	'(' ')'                 { $$ = node_new(ps, N_TUPLE, @$); }
|	'(' tests ')'           { $$ = $2; $$->flag = true; $$->span = $2->kind == N_TUPLE ? @$ : $2->span; }
|	'(' comp_head ')'       { $$ = $2; $$->kind = N_GENERATOR; $$->span = @$; }
|	'[' ']'                 { $$ = node_new(ps, N_LIST, @$); }
|	'[' test_list ']'       { $$ = node_kids(ps, node_new(ps, N_LIST, @$), $2); }
|	'[' test_list ',' ']'   { $$ = node_kids(ps, node_new(ps, N_LIST, @$), $2); }
|	'[' comp_head ']'       { $$ = $2; $$->span = @$; }
|	'{' '}'                 { $$ = node_new(ps, N_DICT, @$); }
|	'{' dict_items '}'      { $$ = node_kids(ps, node_new(ps, N_DICT, @$), $2); }
|	'{' dict_items ',' '}'  { $$ = node_kids(ps, node_new(ps, N_DICT, @$), $2); }
|	'{' test ':' test comp_clauses '}' {
		$$ = node_kids(ps, node_of(ps, N_DICTCOMP, @$, $2, $4, NULL), $5);
	}
|	'{' test_list '}'       { $$ = node_set(ps, @$, $2); }
|	'{' test_list ',' '}'   { $$ = node_set(ps, @$, $2); }
|	'{' comp_head '}'       { $$ = $2; $$->kind = N_DICTCOMP; $$->flag = true; $$->span = @$; $$->b = node_const(ps, @$, val_bool(true)); }
;

dict_items:
	test ':' test           { $$ = seq_add(ps, seq_add(ps, seq_new(ps), $1), $3); }
|	dict_items ',' test ':' test { $$ = seq_add(ps, seq_add(ps, $1, $3), $5); }
;

comp_head:
	test comp_clauses       { $$ = node_kids(ps, node_of(ps, N_COMP, @$, $1, NULL, NULL), $2); }
;

comp_clauses:
	comp_clause             { $$ = seq_add(ps, seq_new(ps), $1); }
|	comp_clauses comp_clause { $$ = seq_add(ps, $1, $2); }
|	comp_clauses T_IF or_test { $$ = $1; node_kids(ps, $1->v[$1->n - 1], seq_add(ps, seq_new(ps), $3)); }
;

comp_clause:
	T_FOR targets T_IN or_test { $$ = node_of(ps, N_CLAUSE, @$, $2, $4, NULL); }
;

string:
	T_STRING                { $$ = node_const(ps, @$, $1); }
|	fstring
|	string T_STRING         { $$ = node_join(ps, $1, node_const(ps, @2, $2)); }
|	string fstring          { $$ = node_join(ps, $1, $2); }
;

fstring:
	T_FSTRING fparts T_FEND { $$ = node_kids(ps, node_new(ps, N_FSTRING, @$), $2); }
;

fparts:
	%empty                  { $$ = seq_new(ps); }
|	fparts T_FTEXT          { $$ = seq_add(ps, $1, node_const(ps, @2, $2)); }
|	fparts fpart            { $$ = seq_add(ps, $1, $2); }
;

fpart:
	T_FOPEN tests equals_opt conv_opt spec_opt T_FCLOSE {
		$$ = node_op(ps, N_FPART, $4, @2, $2, $5);
		$$ = $3 ? node_equals(ps, $$, (struct span){ @1.end, @3.end }) : $$;
	}
;

equals_opt:
	%empty                  { $$ = 0; }
|	'='                     { $$ = 1; }
;

conv_opt:
	%empty                  { $$ = 0; }
|	T_FCONV
;

spec_opt:
	%empty                  { $$ = NULL; }
|	T_FCOLON fparts         { $$ = node_kids(ps, node_new(ps, N_FSTRING, @2), $2); }
;

%%

/* The wrapper between flex and bison: indentation that is due, and errors that the scanner has already told. */
static int yylex(YYSTYPE *value, struct span *at, struct parser *ps, void *scanner)
{
	int token = T_NOTHING;

	while (token == T_NOTHING) {
		if (ps->give_error) {
			ps->give_error = false;
			*at = (struct span){ ps->pos, ps->pos };
			return YYerror;
		}
		if (ps->again) {
			scan_again(ps, scanner);
			token = T_NEWLINE;
			*at = (struct span){ ps->pos, ps->pos };
		} else if (ps->pending) {
			token = ps->pending > 0 ? T_INDENT : T_DEDENT;
			ps->pending += ps->pending > 0 ? -1 : 1;
			*at = (struct span){ ps->pos, ps->pos };
		} else {
			token = scan_token(value, at, scanner);
		}
	}
	ps->line_start = token == T_NEWLINE || token == T_INDENT || token == T_DEDENT || token == ';';
	if (token != T_NEWLINE)
		ps->colon = token == ':';
	ps->any_token = token != T_NEWLINE && token != T_INDENT && token != T_DEDENT;
	return token;
}

static void yyerror(struct span *at, struct parser *ps, void *scanner, const char *text)
{
	(void)scanner;
	(void)text;
	parse_error(ps, *at, "this is nested too deeply");
}

static int yyreport_syntax_error(const yypcontext_t *c, struct parser *ps, void *scanner)
{
	enum { MOST = 80 };
	yysymbol_kind_t want[MOST];
	const char *names[MOST];
	int n = yypcontext_expected_tokens(c, want, MOST);
	yysymbol_kind_t token = yypcontext_token(c);

	(void)scanner;
	for (int i = 0; i < n; i++)
		names[i] = yysymbol_name(want[i]);
	if (token != YYSYMBOL_YYEMPTY)
		parse_unexpected(ps, *yypcontext_location(c), yysymbol_name(token), names, n > 0 ? n : 0);
	return 0;
}

bool grammar_parse(struct parser *ps)
{
	void *scanner;
	int failed;

	if (!scan_begin(ps, &scanner))
		return false;
	failed = yyparse(ps, scanner);
	scan_finish(scanner);
	return !failed;
}
