package org.huiqi.document.usecase;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.huiqi.document.DocumentAccessRule;
import org.huiqi.document.DocumentContent;
import org.huiqi.document.DocumentStored;
import org.huiqi.document.DocumentView;
import org.huiqi.document.Documents;
import org.huiqi.document.domain.FileInspection;
import org.huiqi.document.domain.FileKind;
import org.huiqi.document.domain.FileName;
import org.huiqi.document.persistence.DocumentTable;
import org.huiqi.identity.Actor;
import org.huiqi.shared.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Documents kept in the database. */
@Service
public class StoredDocuments implements Documents {

    private final DocumentTable table;
    private final ObjectProvider<DocumentAccessRule> accessRules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredDocuments(
            DocumentTable table,
            ObjectProvider<DocumentAccessRule> accessRules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.accessRules = accessRules;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public DocumentView store(String fileName, byte[] content, Actor owner) {
        FileName name = FileName.clean(fileName);
        FileKind kind = FileInspection.inspect(name, content);
        return insert(view(name, kind.mediaType(), content, owner), content);
    }

    @Override
    @Transactional
    public DocumentView storeGenerated(String fileName, String mediaType, byte[] content) {
        return insert(view(FileName.clean(fileName), mediaType, content, Actor.SYSTEM), content);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<DocumentView> find(UUID id) {
        return table.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public DocumentContent open(UUID id) {
        DocumentView document = table.find(id).orElseThrow(StoredDocuments::unknown);
        return new DocumentContent(document, table.bytes(document.sha256()));
    }

    /** The document if the person may read it. To everybody else it does not exist. */
    @Transactional(readOnly = true)
    public DocumentView findFor(UUID id, Actor reader) {
        DocumentView document = table.find(id).orElseThrow(StoredDocuments::unknown);
        if (isOwn(document, reader) || accessRules.stream().anyMatch(rule -> rule.mayRead(id, reader))) {
            return document;
        }
        throw unknown();
    }

    private static boolean isOwn(DocumentView document, Actor reader) {
        return document.ownerEntityId() == null
                ? reader.username().equals(document.uploadedBy())
                : document.ownerEntityId().equals(reader.entityId());
    }

    private DocumentView view(FileName name, String mediaType, byte[] content, Actor owner) {
        return new DocumentView(
                UUID.randomUUID(),
                sha256(content),
                content.length,
                mediaType,
                name.value(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                owner.entityId(),
                owner.equals(Actor.SYSTEM) ? null : owner.username());
    }

    private DocumentView insert(DocumentView document, byte[] content) {
        table.insert(document, content);
        String by = document.uploadedBy() == null ? Actor.SYSTEM.username() : document.uploadedBy();
        events.publishEvent(new DocumentStored(
                document.id(), document.sha256(), document.size(), document.mediaType(), by, document.uploadedAt()));
        return document;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("document-not-found", "没有这个文件，或者您无权查看");
    }
}
