package org.huiqi.servicerequest.usecase;

import java.util.Comparator;
import java.util.List;
import org.huiqi.servicerequest.domain.Likeness;
import org.huiqi.servicerequest.domain.Likeness.Content;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.RequestSearch;
import org.springframework.stereotype.Service;

/** Proposes open requests of the same business that seem to be about the same matter. */
@Service
public class SimilarRequests {

    private static final int MOST_COMPARED = 200;
    private static final int MOST_SHOWN = 6;

    private final RequestSearch search;

    SimilarRequests(RequestSearch search) {
        this.search = search;
    }

    /** A request and how alike it is, from 0 to 1. */
    public record Similar(ServiceRequest request, double similarity) {}

    /** The open requests of the business that are like what is being written. */
    public List<Similar> to(long entityId, Content content) {
        return search.openOf(entityId, MOST_COMPARED).stream()
                .map(other -> new Similar(other, Likeness.of(content, contentOf(other))))
                .filter(similar -> similar.similarity() >= Likeness.WORTH_SHOWING)
                .sorted(Comparator.comparingDouble(Similar::similarity).reversed())
                .limit(MOST_SHOWN)
                .toList();
    }

    /** The open requests of the same business that are like this one. */
    public List<Similar> to(ServiceRequest request) {
        return to(request.matter().entityId(), contentOf(request)).stream()
                .filter(similar -> !similar.request().caseNumber().equals(request.caseNumber()))
                .toList();
    }

    private static Content contentOf(ServiceRequest request) {
        return new Content(
                request.matter().title(),
                request.matter().text(),
                request.matter().category());
    }
}
