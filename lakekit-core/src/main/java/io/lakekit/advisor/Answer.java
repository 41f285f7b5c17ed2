package io.lakekit.advisor;

import java.io.Serializable;

/**
 * The recommendation of one rule.
 *
 * @param rule the rule's stable name, as in docs/guides/choose-a-design.md
 * @param question the question that it answers
 * @param value what is recommended, in words
 * @param reason why it is recommended, in one sentence
 * @param source where the reason comes from
 */
public record Answer(String rule, Question question, String value, String reason, String source)
        implements Serializable {}
