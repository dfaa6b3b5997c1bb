package org.huiqi.document;

import java.util.UUID;
import org.huiqi.identity.Actor;

/**
 * Says whether someone may read a document because of what another module knows, such as the case it is attached to. Beans of this
 * type are asked one after the other; one yes is enough. The business entity of the uploader may always read its own.
 */
public interface DocumentAccessRule {

    boolean mayRead(UUID documentId, Actor actor);
}
