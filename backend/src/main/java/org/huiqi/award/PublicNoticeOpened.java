package org.huiqi.award;

import org.huiqi.shared.CaseNumber;

/** A proposed award is shown to the public. */
public record PublicNoticeOpened(CaseNumber caseNumber) {}
