/** The same text (`weights 0; weights 1; weights 4; …`, 1,500 characters) as the usual tools compress it. */
export const TEXT = Array.from({ length: 400 }, (_, i) => `weights ${i * i}; `)
  .join('')
  .slice(0, 1500)

export const STREAMS = {
  bunzip2:
    'QlpoOTFBWSZTWfdsvpYAArfZgEAAQAB/6ALgDIAwAWAGIYKNNVJ6mQFMJpoDTEG9VQ0DQGmh/lXd1fy6u6s3K3RvwM/PpyWv1xd4/nRKIZ7i9XwXYpCuC6qCyKwEUABTJ2GtZrvPHlI0CvCGimpGM7mpsdZQ9vgY6fgAS6CV6K73d9MFsVornZ0vBeDeau+T7LwCBYyN08AfVvkZQVBISwUg5BXhbHk85LV3TZ1wvmzSa3Zx8GigEcwooohBJHlkJPeIYK4M4FkhFZh0TrWjRsHddYs5nTymO7FfosTOZ5kumke2ikn2vgpfQ5oVLiYcghSJpOCk43E1BAaTDiQckKkpBhU2ISi1DI5SBpMQEIuBSV/qsj6CLQRaCLwReCO/EI/F3JFOFCQ92y+lgA==',
  decodeXz:
    '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AXbASxdADuZSXHqpqB1reBzMJM2YpqKXxXj1ZAuTKfQ2jGK/s2UdJdI+GRjV1khxMCFQZFmG0RiIiGx/qFvFwkKiNnoKXz1U8uBE3+w8anWMvufh7S8qBblEIoKDzkuyvd9J6uooMVdN2XPZ7gb7VkWnGPw2O0Z2ZJzO1mf/WaEVhFsN0LS8ppP8K+2bV9SvJ9SIVRAJMl0ccSj72b5atKxRJahfg6ilqWaYDgXKmvMhLqls6pFkvkCxqDAxdFXkoalbeQbXD58RZYH3P/8OWRxvS1tmO9pkuNl4sJL2CIy7A7gG2Kg0/q0T7N417Y2aN1FrGOFLWGumqq+ALabkzZW7XKnLox5TzhtW+RzsDuXeiRE+yY9GNwEnh9XPafasUfTPUCvBnDQpzpmJwXl2EySAACRFAEOHQmZYAAByALcCwAApPL5JLHEZ/sCAAAAAARZWg==',
  decodeLzmaAlone:
    'XQAAgAD//////////wA7mUlx6qagda3gczCTNmKail8V49WQLkyn0Noxiv7NlHSXSPhkY1dZIcTAhUGRZhtEYiIhsf6hbxcJCojZ6Cl89VPLgRN/sPGp1jL7n4e0vKgW5RCKCg85Lsr3fSerqKDFXTdlz2e4G+1ZFpxj8NjtGdmScztZn/1mhFYRbDdC0vKaT/Cvtm1fUryfUiFUQCTJdHHEo+9m+WrSsUSWoX4OopalmmA4FyprzIS6pbOqRZL5AsagwMXRV5KGpW3kG1w+fEWWB9z//Dlkcb0tbZjvaZLjZeLCS9giMuwO4BtioNP6tE+zeNe2NmjdRaxjhS1hrpqqvgC2m5M2Vu1ypy6MeU84bVvkc7A7l3okRPsmPRjcBJ4fVz2n2rFH0z1ArwZw0Kc6ZicF5fa0Wuz/+y0Bog==',
  decodeZstd:
    'KLUv/QRo1QcAtlMpE6AnOQAsa35VjV9ym2wh4cGqCgcmACIAIwC+9HU6xVlYaBdySqeVOo9yfIRC+ndLbVO/HkLvHQEQUTAMBITAIdN6vBwbQg3v11SFLMnUalzcKBQ9/k5djCWP0vYe57hN0wKFRcVnysIidaU78nkphHbRc3QmlUifi9KfyhCyvnq/HRaSF1P77QYn1Ly5XFWjJm2aylfHC3WPeV13ONJmfFvc8iFkbagQGCjXbrCTJAcQTgRYewgnR2QECmQ8H20WVd4J5Q9C6LHQi2Jzc1SUvfBEEJ+wFij6xkQSPLOaqXtKxeurdLAF6Gfs1vkk2z2/8X0xXAObAqMv/0g=',
} as const
