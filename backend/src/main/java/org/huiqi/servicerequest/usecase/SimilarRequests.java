package org.huiqi.servicerequest.usecase;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.huiqi.identity.Actor;
import org.huiqi.servicerequest.domain.Likeness;
import org.huiqi.servicerequest.domain.Likeness.Content;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.ServiceRequest.Matter;
import org.huiqi.servicerequest.persistence.RequestSearch;
import org.springframework.stereotype.Service;

/** Proposes open requests of the same business that seem to be about the same matter. */
@Service
public class SimilarRequests {

    private static final int MOST_COMPARED = 200;
    private static final int MOST_SHOWN = 6;

    private final RequestSearch search;
    private final RequestAccess access;

    SimilarRequests(RequestSearch search, RequestAccess access) {
        this.search = search;
        this.access = access;
    }

    /** A request and how alike it is, from 0 to 1. */
    public record Similar(ServiceRequest request, double similarity) {}

    /**
     * The open requests of the business that are like what is being written, for whoever writes for it: the business itself reads all of
     * its own, an official those of places that he serves.
     */
    public List<Similar> to(long entityId, Content content, Actor writer) {
        return like(search.openOf(entityId, MOST_COMPARED), content)
                .filter(similar ->
                        writer.isApplicant() || serves(similar.request().matter(), writer))
                .limit(MOST_SHOWN)
                .toList();
    }

    private static boolean serves(Matter matter, Actor official) {
        return RequestAccess.serves(matter.origin().jurisdiction(), matter.district(), official);
    }

    /** Those of the open requests of the same business that are like this one and that the reader may see. */
    public List<Similar> to(ServiceRequest request, Actor reader) {
        return like(search.openOf(request.matter().entityId(), MOST_COMPARED, access.sight(reader)), contentOf(request))
                .filter(similar -> !similar.request().caseNumber().equals(request.caseNumber()))
                .limit(MOST_SHOWN)
                .toList();
    }

    private static Stream<Similar> like(List<ServiceRequest> open, Content content) {
        return open.stream()
                .map(other -> new Similar(other, Likeness.of(content, contentOf(other))))
                .filter(similar -> similar.similarity() >= Likeness.WORTH_SHOWING)
                .sorted(Comparator.comparingDouble(Similar::similarity).reversed());
    }

    private static Content contentOf(ServiceRequest request) {
        return new Content(
                request.matter().title(),
                request.matter().text(),
                request.matter().category());
    }
}
