package org.huiqi.enterprise.usecase;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.enterprise.EntityKind;
import org.huiqi.enterprise.LineProblem;
import org.huiqi.enterprise.RegisterVocabulary.Term;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/** A line of an imported table as read: whatever can be told without looking at the register is checked. */
record ImportLine(
        int line,
        String uscc,
        @Nullable String name,
        @Nullable String formerName,
        @Nullable EntityKind kind,
        @Nullable Jurisdiction jurisdiction,
        @Nullable String district,
        LocalDate asOf,
        Map<Term, Object> facts,
        List<LineProblem> problems) {

    ImportLine {
        facts = new LinkedHashMap<>(facts);
        problems = List.copyOf(problems);
    }

    boolean isGood() {
        return problems.isEmpty();
    }

    ImportLine refused(LineProblem problem) {
        return new ImportLine(
                line, uscc, name, formerName, kind, jurisdiction, district, asOf, facts, List.of(problem));
    }
}
