package org.huiqi.application.domain;

import java.time.Instant;
import java.util.List;
import org.huiqi.shared.CaseNumber;

/**
 * That an official read the remarks before deciding.
 *
 * @param remarks the wording as it was read
 * @param openAwards related awards that the texts leave open, as they stood then
 */
public record Acknowledgement(
        String step, int round, String username, List<String> remarks, List<CaseNumber> openAwards, Instant at) {

    public Acknowledgement {
        remarks = List.copyOf(remarks);
        openAwards = List.copyOf(openAwards);
    }
}
