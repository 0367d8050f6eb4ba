package words

import "strings"

// refusals are what package publish says when it refuses a folder, in Chinese. It is never changed.
var refusals = map[string]string{
	"publish into": "发布到",
	"was not written by this generator, and is left alone":                                              "不是本生成器写的文件，没有动它：请换一个空文件夹",
	"is a file in the place of a folder, was not written by this generator, and is left alone":          "占了文件夹的位置，又不是本生成器写的文件，没有动它",
	"is a symbolic link in the place of a folder, and is not followed":                                  "是符号链接，不是文件夹，没有进去写",
	"another process is publishing into this folder":                                                    "另一个程序正在往这个文件夹里发布",
	"cannot be published under this path":                                                               "不能用这个路径发布",
	"belongs to the sources, and what is published there would become one: choose a folder beside them": "是站点的源文件夹，发布到里面的文件会又变成源文件：请另选一个文件夹",
	"the sources of the site lie in this folder: choose one of its own":                                 "站点的源文件就在这个文件夹里：请另选一个单独的文件夹",
	"it needs either Bytes or Open":                                                                     "没有内容",
	"it is there twice":                                                                                 "路径重复",
	"it is a folder, too":                                                                               "它同时又是文件夹",
	"the manifest is not one of the files":                                                              "这个名称由清单文件占用",
	"it is not clean and relative":                                                                      "路径不规范",
	"it has a backslash or a control character":                                                         "名称里有反斜杠或看不见的字符",
	"a name begins with a dot":                                                                          "名称以点开头",
}

// Refusal returns a phrase of package publish in a language. One that nobody has put into Chinese stays English.
func Refusal(language, phrase string) string {
	if said, ok := refusals[phrase]; ok && strings.HasPrefix(language, "zh") {
		return said
	}
	return phrase
}
