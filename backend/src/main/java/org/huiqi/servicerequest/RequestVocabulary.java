package org.huiqi.servicerequest;

import java.util.Map;

/** What things about service requests are called, in Chinese. */
public interface RequestVocabulary {

    /** Categories by id, in the order in which they are offered. */
    Map<String, String> categories();

    /** A grade of a rating, 1 to 5. */
    String gradeName(int grade);
}
