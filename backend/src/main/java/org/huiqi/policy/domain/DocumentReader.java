package org.huiqi.policy.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.huiqi.policy.DocumentStatus;
import org.huiqi.policy.PolicyDocument;

/** Reads {@code documents.yaml}. */
public final class DocumentReader {

    private DocumentReader() {}

    public static Map<String, PolicyDocument> read(PackNode list) {
        Map<String, PolicyDocument> documents = new LinkedHashMap<>();
        for (PackNode node : list.items()) {
            node.only("id", "title", "number", "issuer", "status", "note", "text");
            PolicyDocument document = new PolicyDocument(
                    node.get("id").text(),
                    node.get("title").text(),
                    node.textOrNull("number"),
                    node.get("issuer").text(),
                    node.get("status").one(DocumentStatus::find, "status of a document"),
                    node.textOrNull("note"),
                    node.textOrNull("text"));
            if (documents.put(document.id(), document) != null) {
                throw node.error("document '" + document.id() + "' stands twice");
            }
        }
        return documents;
    }
}
