package org.huiqi.eligibility.domain;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.huiqi.eligibility.domain.feel.SourceText;
import org.huiqi.eligibility.domain.feel.TableException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** One decision table as its DMN file states it, every cell with its place. Whatever a table of ours cannot hold is refused. */
final class DecisionXml {

    /** @param line where it begins, for messages */
    record Rule(String id, String description, List<SourceText> inputs, List<SourceText> outputs, int line) {}

    record Output(String name, int line) {}

    final List<SourceText> inputs = new ArrayList<>();
    final List<String> inputLabels = new ArrayList<>();
    final List<Output> outputs = new ArrayList<>();
    final List<Rule> rules = new ArrayList<>();
    String decisionId = "";
    String hitPolicy = "UNIQUE";

    private DecisionXml() {}

    static DecisionXml parse(String file, String xml) {
        Handler handler = new Handler(file);
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new InputSource(new StringReader(xml)), handler);
        } catch (SAXParseException e) {
            throw new TableException(file, e.getLineNumber(), e.getColumnNumber(), String.valueOf(e.getMessage()));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new TableException(file, 1, 1, String.valueOf(e.getMessage()));
        }
        return handler.finished();
    }

    private static final class Handler extends DefaultHandler {

        private static final Set<String> IGNORED =
                Set.of("DMNDI", "extensionElements", "annotation", "annotationEntry", "inputValues");

        private final String file;
        private final DecisionXml table = new DecisionXml();
        private final Deque<String> path = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();
        private final List<SourceText> inputEntries = new ArrayList<>();
        private final List<SourceText> outputEntries = new ArrayList<>();
        private @Nullable Locator locator;
        private int ignoredDepth;
        private int textLine;
        private int textColumn;
        private int ruleLine;
        private String ruleId = "";
        private String description = "";
        private int tables;

        Handler(String file) {
            this.file = file;
        }

        @Override
        public void setDocumentLocator(Locator documentLocator) {
            this.locator = documentLocator;
        }

        private int line() {
            return locator == null ? 1 : locator.getLineNumber();
        }

        private int column() {
            return locator == null ? 1 : locator.getColumnNumber();
        }

        private TableException error(String message) {
            return new TableException(file, line(), column(), message);
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            if (ignoredDepth > 0 || IGNORED.contains(name)) {
                ignoredDepth++;
                return;
            }
            String language = attributes.getValue("expressionLanguage");
            if (language != null && !language.toLowerCase(Locale.ROOT).contains("feel")) {
                throw error("expressions are written in FEEL, not in " + language);
            }
            switch (name) {
                case "input" -> table.inputLabels.add(String.valueOf(attributes.getValue("label")));
                case "definitions", "inputExpression", "inputEntry", "outputEntry", "description" -> {}
                case "decision" -> {
                    if (!table.decisionId.isEmpty()) {
                        throw error("a file holds one decision");
                    }
                    table.decisionId = String.valueOf(attributes.getValue("id"));
                }
                case "decisionTable" -> decisionTable(attributes);
                case "output" -> table.outputs.add(new Output(String.valueOf(attributes.getValue("name")), line()));
                case "rule" -> {
                    ruleId = String.valueOf(attributes.getValue("id"));
                    ruleLine = line();
                    description = "";
                    inputEntries.clear();
                    outputEntries.clear();
                }
                case "text" -> {}
                default -> throw error("element '" + name + "' is not supported");
            }
            path.push(name);
            text.setLength(0);
            textLine = line();
            textColumn = column();
        }

        private void decisionTable(Attributes attributes) {
            tables++;
            String policy = attributes.getValue("hitPolicy");
            table.hitPolicy = policy == null ? "UNIQUE" : policy;
            if (!Set.of("UNIQUE", "FIRST").contains(table.hitPolicy) || attributes.getValue("aggregation") != null) {
                throw error("hit policy " + table.hitPolicy + " is not supported");
            }
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            if (ignoredDepth == 0) {
                text.append(chars, start, length);
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            if (ignoredDepth > 0) {
                ignoredDepth--;
                return;
            }
            path.pop();
            switch (name) {
                case "text" -> addText(new SourceText(file, textLine, textColumn, text.toString()));
                case "description" -> {
                    if ("rule".equals(path.peek())) {
                        description = text.toString().strip();
                    }
                }
                case "rule" ->
                    table.rules.add(new Rule(
                            ruleId, description, List.copyOf(inputEntries), List.copyOf(outputEntries), ruleLine));
                default -> {}
            }
        }

        private void addText(SourceText cell) {
            switch (String.valueOf(path.peek())) {
                case "inputExpression" -> table.inputs.add(cell);
                case "inputEntry" -> inputEntries.add(cell);
                case "outputEntry" -> outputEntries.add(cell);
                default -> throw error("a text does not belong here");
            }
        }

        DecisionXml finished() {
            if (tables != 1 || table.rules.isEmpty()) {
                throw new TableException(file, 1, 1, "a decision table with at least one line is expected");
            }
            for (Rule rule : table.rules) {
                if (rule.inputs().size() != table.inputs.size()
                        || rule.outputs().size() != table.outputs.size()) {
                    throw new TableException(file, rule.line(), 1, "the line has too few or too many cells");
                }
                if (rule.description().isBlank()) {
                    throw new TableException(
                            file, rule.line(), 1, "the line has no annotation with document and clause");
                }
            }
            return table;
        }
    }
}
