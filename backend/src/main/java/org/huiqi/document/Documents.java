package org.huiqi.document;

import java.util.Optional;
import java.util.UUID;
import org.huiqi.identity.Actor;

/** The files of all cases, each content stored once. */
public interface Documents {

    /**
     * Takes an uploaded file. Refuses an empty one, one whose content is not what its name says, or an archive that is not a sound
     * office document (422), one that is too large (413) and one of a kind that is not taken (415).
     */
    DocumentView store(String fileName, byte[] content, Actor owner);

    /** Keeps a file that this system made; it belongs to no business entity, so an access rule must open it to anybody. */
    DocumentView storeGenerated(String fileName, String mediaType, byte[] content);

    Optional<DocumentView> find(UUID id);

    /** The document with its bytes; 404 where there is none. Does not ask who reads. */
    DocumentContent open(UUID id);
}
