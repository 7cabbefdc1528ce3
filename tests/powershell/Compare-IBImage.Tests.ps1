# Parameters: [ReferenceArn@0<p] [DifferenceArn|Arn|ImageBuildVersionArn@1<vp] [Kind] [DurationRatio] [MinimumChangeSeconds]
# Emits ImageDifference: String Side, String Kind, String Name, String ReferenceValue, String DifferenceValue, Double? Ratio,
#     String ReferenceImage, String DifferenceImage, String ReferenceArn, String DifferenceArn, String Region, String RequestId,
#     AdditionalFields AdditionalFields
# Shows ImageDifference: Side, Kind, Name, ReferenceValue, DifferenceValue
