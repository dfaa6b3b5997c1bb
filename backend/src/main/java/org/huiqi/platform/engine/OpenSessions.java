package org.huiqi.platform.engine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/** The web sessions of a person, on whichever node they were opened. */
@Component
class OpenSessions {

    private final ObjectProvider<FindByIndexNameSessionRepository<?>> repository;

    OpenSessions(ObjectProvider<FindByIndexNameSessionRepository<?>> repository) {
        this.repository = repository;
    }

    /** Ends all sessions of the person but one. */
    void end(String username, String exceptId) {
        repository.ifAvailable(sessions -> sessions.findByPrincipalName(username).keySet().stream()
                .filter(id -> !id.equals(exceptId))
                .forEach(sessions::deleteById));
    }
}
