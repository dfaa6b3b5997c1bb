package org.huiqi.eligibility;

import java.util.List;
import org.huiqi.policy.Measure;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** Measures compiled over common facts. Safe for many threads, each with a {@link Sheet} of its own. */
public interface Screen {

    /** The measures; their places in this list are the numbers that findings carry. */
    List<Measure> measures();

    /** An empty sheet of facts. */
    Sheet sheet();

    /** The facts of one business at a time. Not safe for several threads. */
    interface Sheet {

        void clear();

        /** A fact that no measure asks for, or a value that is none of the fact's type, is left out. */
        void put(String fact, Object value);

        /** Screens the measures of these numbers, in their order, and tells each finding. */
        void screen(int[] measures, Findings findings);
    }

    /** What the screen tells, once a measure. */
    interface Findings {

        /**
         * Eligible, or undetermined with nothing decided against.
         *
         * @param amount as {@link Determination#amount}
         * @param line the number of the granting line closest to the facts
         * @param unknownColumns bit set of the columns of that line that turn on unknown facts
         * @param someMet false where the facts do not meet a single condition of the line
         */
        void open(int measure, Verdict verdict, @Nullable Money amount, int line, long unknownColumns, boolean someMet);

        /** Not eligible; the column is the one at which the last line that grants fell, -1 where it is no single one. */
        void excluded(int measure, int column);
    }
}
