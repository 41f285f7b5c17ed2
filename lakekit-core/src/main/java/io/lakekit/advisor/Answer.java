package io.lakekit.advisor;

import java.io.Serializable;

/**
 * What one rule recommends.
 *
 * @param rule the rule's stable name, as in docs/guides/choose-a-design.md
 * @param question what it answers
 * @param value what is recommended, in words
 * @param reason why, one sentence
 * @param source where that is from
 */
public record Answer(String rule, Question question, String value, String reason, String source)
        implements Serializable {}
