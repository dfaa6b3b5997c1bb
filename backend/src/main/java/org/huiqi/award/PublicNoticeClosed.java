package org.huiqi.award;

import org.huiqi.shared.CaseNumber;

/** The public notice of a case ended. */
public record PublicNoticeClosed(CaseNumber caseNumber) {}
