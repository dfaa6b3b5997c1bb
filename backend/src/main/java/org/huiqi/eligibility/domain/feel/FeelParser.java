package org.huiqi.eligibility.domain.feel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.huiqi.eligibility.domain.feel.FeelLexer.Kind;
import org.huiqi.eligibility.domain.feel.FeelLexer.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reads the supported part of FEEL. Anything else is refused where it stands, so that no cell can mean something in one reader
 * and something else in another.
 */
public final class FeelParser {

    private final SourceText source;
    private final Names names;
    private final List<Token> tokens;
    private int at;

    private FeelParser(SourceText source, Names names) {
        this.source = source;
        this.names = names;
        this.tokens = FeelLexer.tokens(source);
    }

    /** An output cell: an expression over the names, or null. */
    public static FeelNode expression(SourceText source, Names names) {
        FeelParser parser = new FeelParser(source, names);
        FeelNode node = parser.choice();
        parser.expectEnd();
        return node;
    }

    /** An input cell: {@code -}, tests separated by commas, or {@code not(tests)}, for values of the type. */
    public static CellTest unaryTests(SourceText source, FeelType type) {
        if (source.isBlank() || source.text().strip().equals("-")) {
            return new CellTest.Any();
        }
        FeelParser parser = new FeelParser(source, new Names(List.of()));
        CellTest test;
        if (parser.peek().is("not") && parser.peek(1).is("(")) {
            parser.at += 2;
            test = new CellTest.Negated(parser.tests(type));
            parser.expect(")");
        } else {
            test = parser.tests(type);
        }
        parser.expectEnd();
        return test;
    }

    private CellTest tests(FeelType type) {
        List<CellTest> tests = new ArrayList<>();
        do {
            tests.add(test(type));
        } while (accept(","));
        return tests.size() == 1 ? tests.get(0) : new CellTest.OneOf(List.copyOf(tests));
    }

    private CellTest test(FeelType type) {
        Token token = peek();
        for (String operator : new String[] {"<", "<=", ">", ">="}) {
            if (token.is(operator)) {
                requireOrdered(type, token);
                next();
                return new CellTest.Bound(operator, constant(type));
            }
        }
        if (token.is("[") || token.is("]") || token.is("(")) {
            requireOrdered(type, token);
            next();
            Object from = constant(type);
            expect("..");
            Object to = constant(type);
            Token end = next();
            if (!end.is("]") && !end.is("[") && !end.is(")")) {
                throw error(end, "']' or ')' is expected here");
            }
            return new CellTest.Interval(from, token.is("["), to, end.is("]"));
        }
        return new CellTest.Bound("=", constant(type));
    }

    private void requireOrdered(FeelType type, Token token) {
        if (type != FeelType.NUMBER && type != FeelType.DATE) {
            throw error(token, "only numbers and dates can be compared by size");
        }
    }

    private Object constant(FeelType type) {
        Token token = peek();
        FeelNode node = unary();
        if (!(node instanceof FeelNode.Literal literal) || literal.value() == null) {
            throw error(token, "a constant is expected here");
        }
        if (node.type() != type) {
            throw error(token, "a value of type " + type + " is expected here");
        }
        return literal.value();
    }

    private FeelNode choice() {
        if (!acceptName("if")) {
            return disjunction();
        }
        FeelNode condition = typed(disjunction(), FeelType.BOOLEAN);
        expect("then");
        FeelNode then = choice();
        expect("else");
        Token elseToken = peek();
        FeelNode otherwise = choice();
        if (!then.type().fits(otherwise.type())) {
            throw error(elseToken, "both branches must be of one type");
        }
        return new FeelNode.Choice(condition, then, otherwise);
    }

    private FeelNode disjunction() {
        FeelNode left = conjunction();
        while (acceptName("or")) {
            left = new FeelNode.Logic(false, typed(left, FeelType.BOOLEAN), typed(conjunction(), FeelType.BOOLEAN));
        }
        return left;
    }

    private FeelNode conjunction() {
        FeelNode left = comparison();
        while (acceptName("and")) {
            left = new FeelNode.Logic(true, typed(left, FeelType.BOOLEAN), typed(comparison(), FeelType.BOOLEAN));
        }
        return left;
    }

    private FeelNode comparison() {
        FeelNode left = sum();
        Token token = peek();
        if (acceptName("in")) {
            expect("(");
            CellTest test = tests(left.type());
            expect(")");
            return new FeelNode.Membership(left, test);
        }
        for (String operator : new String[] {"=", "!=", "<", "<=", ">", ">="}) {
            if (token.is(operator)) {
                next();
                if (operator.startsWith("<") || operator.startsWith(">")) {
                    requireOrdered(left.type(), token);
                }
                return new FeelNode.Comparison(operator, left, typed(sum(), left.type()));
            }
        }
        return left;
    }

    private FeelNode sum() {
        FeelNode left = product();
        while (peek().is("+") || peek().is("-")) {
            char operator = next().text().charAt(0);
            left = new FeelNode.Arithmetic(operator, typed(left, FeelType.NUMBER), typed(product(), FeelType.NUMBER));
        }
        return left;
    }

    private FeelNode product() {
        FeelNode left = unary();
        while (peek().is("*") || peek().is("/")) {
            char operator = next().text().charAt(0);
            left = new FeelNode.Arithmetic(operator, typed(left, FeelType.NUMBER), typed(unary(), FeelType.NUMBER));
        }
        return left;
    }

    private FeelNode unary() {
        if (!accept("-")) {
            return primary();
        }
        FeelNode operand = typed(unary(), FeelType.NUMBER);
        if (operand instanceof FeelNode.Literal literal && literal.value() instanceof BigDecimal number) {
            return new FeelNode.Literal(number.negate(), FeelType.NUMBER);
        }
        return new FeelNode.Arithmetic('-', new FeelNode.Literal(BigDecimal.ZERO, FeelType.NUMBER), operand);
    }

    private FeelNode primary() {
        Token token = next();
        switch (token.kind()) {
            case NUMBER -> {
                return new FeelNode.Literal(new BigDecimal(token.text()), FeelType.NUMBER);
            }
            case TEXT -> {
                return new FeelNode.Literal(token.text(), FeelType.TEXT);
            }
            case NAME -> {
                return name(token);
            }
            default -> {
                if (token.is("(")) {
                    FeelNode inner = choice();
                    expect(")");
                    return inner;
                }
                throw error(
                        token,
                        token.kind() == Kind.END ? "a value is missing" : "'" + token.text() + "' is not expected");
            }
        }
    }

    private FeelNode name(Token token) {
        switch (token.text()) {
            case "true", "false" -> {
                return new FeelNode.Literal(Boolean.valueOf(token.text()), FeelType.BOOLEAN);
            }
            case "null" -> {
                return new FeelNode.Literal(null, FeelType.NOTHING);
            }
            default -> {
                if (peek().is("(")) {
                    return call(token);
                }
            }
        }
        Names.Slot slot = names.find(token.text());
        if (slot == null) {
            throw error(token, "'" + token.text() + "' is not a fact of this measure");
        }
        return new FeelNode.Variable(slot.name(), slot.index(), slot.type());
    }

    private FeelNode call(Token function) {
        expect("(");
        switch (function.text()) {
            case "not" -> {
                FeelNode operand = typed(choice(), FeelType.BOOLEAN);
                expect(")");
                return new FeelNode.Not(operand);
            }
            case "date" -> {
                Token text = next();
                expect(")");
                return new FeelNode.Literal(date(text), FeelType.DATE);
            }
            case "min", "max" -> {
                List<FeelNode> operands = new ArrayList<>();
                operands.add(choice());
                FeelType type = operands.get(0).type();
                requireOrdered(type, function);
                while (accept(",")) {
                    operands.add(typed(choice(), type));
                }
                expect(")");
                return new FeelNode.Extreme(function.text().equals("min"), List.copyOf(operands));
            }
            case "sum", "count" -> {
                FeelNode list = typed(choice(), FeelType.LIST);
                expect(")");
                return new FeelNode.Aggregate(function.text().equals("sum"), list);
            }
            default -> throw error(function, "function '" + function.text() + "' is not supported");
        }
    }

    private LocalDate date(Token token) {
        if (token.kind() == Kind.TEXT) {
            try {
                return LocalDate.parse(token.text());
            } catch (DateTimeParseException e) {
                throw error(token, "'" + token.text() + "' is not a date such as 2022-06-30");
            }
        }
        throw error(token, "date(\"2022-06-30\") is expected here");
    }

    private FeelNode typed(FeelNode node, FeelType type) {
        if (!node.type().fits(type)) {
            throw error(
                    tokens.get(Math.max(0, at - 1)), "a value of type " + type + " is expected, not " + node.type());
        }
        return node;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    private Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    private boolean accept(String symbol) {
        if (peek().kind() == Kind.SYMBOL && peek().is(symbol)) {
            at++;
            return true;
        }
        return false;
    }

    private boolean acceptName(String word) {
        if (peek().kind() == Kind.NAME && peek().is(word)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String symbol) {
        Token token = next();
        if (!token.is(symbol)) {
            throw error(token, "'" + symbol + "' is expected here");
        }
    }

    private void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw error(peek(), "'" + peek().text() + "' is not expected");
        }
    }

    private TableException error(Token token, String message) {
        return source.error(token.offset(), message);
    }

    /** What the tests of a cell are of, by the type of the fact. */
    public static @Nullable FeelType columnType(String factType) {
        return switch (factType) {
            case "boolean" -> FeelType.BOOLEAN;
            case "number" -> FeelType.NUMBER;
            case "string", "enum" -> FeelType.TEXT;
            case "date" -> FeelType.DATE;
            default -> null;
        };
    }
}
